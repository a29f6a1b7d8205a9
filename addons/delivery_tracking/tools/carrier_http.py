"""HTTP to a parcel carrier: typed errors, time limits, careful retries. No database here.

A carrier that answers nothing may still have taken the order. So only calls that are
declared repeatable are ever repeated, and every error tells whether the carrier may
have acted (:attr:`CarrierError.may_have_acted`).

Secrets travel in headers only; nothing of them, nor of bodies (they hold names and
phone numbers), reaches a log.
"""

import logging
import time

import requests

_logger = logging.getLogger(__name__)

TIMEOUT = 10  # seconds for the connection, and again for each wait for bytes
RETRY_DELAYS = (0.4,)  # seconds before each further attempt of a repeatable call
MAX_ANSWER_BYTES = 8 * 1024 * 1024


class CarrierError(Exception):
    """Any failure of a call to a carrier.

    :ivar str reason: what the carrier says, in its words (may be empty)
    :ivar str code: the carrier's own error code (may be empty)
    :ivar bool may_have_acted: the order may have been carried out nevertheless
    """

    may_have_acted = False

    def __init__(self, reason='', code='', details=None):
        super().__init__(reason or type(self).__name__)
        self.reason = reason
        self.code = code
        self.details = details or {}


class CarrierUnreachable(CarrierError):
    """No connection, or the carrier says that it is out of order (HTTP 429, 5xx)."""


class CarrierTimeout(CarrierUnreachable):
    """The request went out, no whole answer came back."""

    may_have_acted = True


class CarrierAnswerInvalid(CarrierError):
    """The answer cannot be read: cut off, not JSON, not of the documented form."""

    may_have_acted = True


class CarrierUnauthorised(CarrierError):
    """The credentials are refused."""


class CarrierRefused(CarrierError):
    """The carrier understood and says no; :attr:`reason` is its explanation."""


class CarrierClient:
    """Base of the carriers' clients.

    :param session: a :class:`requests.Session`, or what behaves like one
    :param str base_url: scheme and host of the service
    :param dict headers: sent with every call, secrets included
    """

    def __init__(self, session, base_url, headers, timeout=TIMEOUT, retry_delays=RETRY_DELAYS, sleep=time.sleep):
        self._session = session
        self._base_url = base_url.rstrip('/')
        self._headers = headers
        self._timeout = timeout
        self._retry_delays = retry_delays
        self._sleep = sleep

    def _call(self, method, path, *, params=None, json=None, repeatable=False):
        """Send one request and return the response, its body read.

        :raises CarrierUnreachable: see there; HTTP 5xx to a call that is not repeatable
            counts as :class:`CarrierTimeout`, as the carrier may have acted
        :raises CarrierUnauthorised: HTTP 401 or 403
        """
        delays = list(self._retry_delays) if repeatable else []
        while True:
            try:
                return self._attempt(method, path, params, json, repeatable)
            except CarrierUnreachable:
                if not delays:
                    raise
                self._sleep(delays.pop(0))

    def _attempt(self, method, path, params, json, repeatable):
        started = time.monotonic()
        try:
            response = self._session.request(
                method,
                f'{self._base_url}{path}',
                params=params,
                json=json,
                headers=self._headers,
                timeout=self._timeout,
                allow_redirects=False,
            )
        except (
            requests.exceptions.ConnectTimeout,
            requests.exceptions.SSLError,
            requests.exceptions.ProxyError,
        ) as error:
            raise CarrierUnreachable from error
        except (
            requests.exceptions.Timeout,
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ) as error:
            raise CarrierTimeout from error
        except requests.exceptions.ConnectionError as error:
            raise self._connection_error(error) from error
        except requests.exceptions.RequestException as error:
            raise CarrierUnreachable from error
        _logger.info(
            "%s %s%s: %s in %.1f s", method, self._base_url, path, response.status_code, time.monotonic() - started
        )
        return self._checked(response, repeatable)

    def _connection_error(self, error):
        """Tell a connection that never stood from one that broke after sending."""
        never_stood = isinstance(
            getattr(error.args[0] if error.args else None, 'reason', None),
            requests.packages.urllib3.exceptions.NewConnectionError,
        )
        return CarrierUnreachable() if never_stood else CarrierTimeout()

    def _checked(self, response, repeatable):
        if len(response.content) > MAX_ANSWER_BYTES:
            raise CarrierAnswerInvalid
        if response.status_code in (401, 403):
            raise CarrierUnauthorised(self._reason(response))
        if response.status_code == 429:
            raise CarrierUnreachable
        if response.status_code >= 500:
            raise CarrierUnreachable if repeatable else CarrierTimeout
        return response

    def _reason(self, response):
        """Return the carrier's own explanation in an answer of refusal, or ``''``."""
        try:
            body = response.json()
        except requests.exceptions.JSONDecodeError:
            return ''
        return str(body.get('message') or '') if isinstance(body, dict) else ''

    def _json(self, response):
        """Return the JSON object of an answer.

        :raises CarrierAnswerInvalid: there is none
        """
        try:
            body = response.json()
        except requests.exceptions.JSONDecodeError as error:
            raise CarrierAnswerInvalid from error
        if not isinstance(body, dict):
            raise CarrierAnswerInvalid
        return body
