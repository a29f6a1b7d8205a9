"""Requests to portals, with answers sorted by what has to be done about them. No database here."""

import logging
import re

import requests

#: Seconds to connect and to wait for the answer.
TIMEOUT = (5, 30)
#: The first delay in seconds, doubled at each attempt up to the longest.
FIRST_DELAY, LONGEST_DELAY = 60, 6 * 3600
#: After so many attempts a person has to look (more than a day after the first).
MAX_ATTEMPTS = 12

_SECRET = re.compile(r'((?:password|token|secret)=)[^&\s"]*', re.IGNORECASE)


class PortalError(Exception):
    """A request that did not do what it should; the message never holds an address or a secret."""


class PortalUnavailable(PortalError):
    """No answer, half an answer, or one of trouble on the other side: try again later."""


class PortalUnauthorised(PortalError):
    """The credentials are wrong: nothing more is sent before somebody corrects them."""


class PortalRefused(PortalError):
    """The portal does not want this message: trying again will not help."""


class _HideSecrets(logging.Filter):
    """Keeps out of the log what an old interface wants in the address."""

    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(hide_secrets(part) if isinstance(part, str) else part for part in record.args)
        return True


logging.getLogger('urllib3.connectionpool').addFilter(_HideSecrets())


def hide_secrets(text):
    """Return a text without the secrets of an address.

    >>> hide_secrets('/plcservice/get_login.aspx?Username=cho&Password=abc123&x=1')
    '/plcservice/get_login.aspx?Username=cho&Password=***&x=1'
    """
    return _SECRET.sub(r'\1***', text)


def delay(attempts):
    """Return the seconds to wait after so many failed attempts.

    >>> delay(1), delay(2), delay(5), delay(30)
    (60, 120, 960, 21600)
    """
    return min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY)


def ask(method, url, *, timeout=None, **options):
    """Return the answer to a request.

    :raises PortalUnavailable: without a whole answer, or one of 429 or 5xx
    :raises PortalUnauthorised: on 401 and 403
    :raises PortalRefused: on every other 4xx but 409, which says that the portal has the message already
    """
    try:
        answer = requests.request(method, url, timeout=timeout or TIMEOUT, allow_redirects=False, **options)
    except requests.Timeout:
        raise PortalUnavailable("no answer in time") from None
    except requests.RequestException as error:
        # Its text holds the address, and with it what stands in there.
        raise PortalUnavailable(f"no whole answer ({type(error).__name__})") from None
    if answer.status_code in (401, 403):
        raise PortalUnauthorised(f"the credentials were refused ({answer.status_code})")
    if answer.status_code == 429 or answer.status_code >= 500:
        raise PortalUnavailable(f"trouble on the other side ({answer.status_code})")
    if answer.status_code >= 300 and answer.status_code != 409:
        raise PortalRefused(f"refused ({answer.status_code}): {hide_secrets(answer.text[:300])}")
    return answer


def read_json(answer):
    """Return the JSON of an answer.

    :raises PortalUnavailable: when it is none: half an answer is no answer
    """
    try:
        return answer.json()
    except ValueError:
        raise PortalUnavailable("the answer is not readable") from None
