"""Client of the EPCIS 2.0 capture interface (GS1 EPCIS 2.0, 12.6: REST bindings)."""

from urllib.parse import urljoin

from .portal_http import PortalRefused, PortalUnavailable, ask, read_json

#: Names of one question: an address does not get longer than some servers read.
NAMES_ASKED = 20

HEADERS = {
    'GS1-EPCIS-Version': '2.0.0',
    'GS1-CBV-Version': '2.0.0',
    'GS1-Capture-Error-Behaviour': 'rollback',
}


class EpcisCapture:
    """One account on an EPCIS repository.

    :param str base_url: the address below which ``/capture`` lies
    :param str token: sent as bearer token
    """

    def __init__(self, base_url, token, **options):
        self._base_url = base_url.rstrip('/') + '/'
        self._headers = {**HEADERS, 'Authorization': f'Bearer {token}'}
        self._options = options

    def test(self):
        """Ask for nothing but whether the credentials are right."""
        ask('GET', urljoin(self._base_url, 'capture'), headers=self._headers, **self._options)

    def capture(self, document, key):
        """Hand a document over; return the address of the capture job, '' when the repository has it already.

        :param str key: the same key for the same document, however often it is sent
        """
        answer = ask(
            'POST',
            urljoin(self._base_url, 'capture'),
            json=document,
            headers={**self._headers, 'Content-Type': 'application/ld+json', 'Idempotency-Key': key},
            **self._options,
        )
        return answer.headers.get('Location', '') if answer.status_code != 409 else ''

    def find(self, names):
        """Return which of these event names the repository has (EPCIS 2.0 query interface, ``EQ_eventID``)."""
        known = set()
        for start in range(0, len(names), NAMES_ASKED):
            query = {'EQ_eventID': '|'.join(names[start : start + NAMES_ASKED]), 'perPage': NAMES_ASKED}
            url = urljoin(self._base_url, 'events')
            data = read_json(ask('GET', url, params=query, headers=self._headers, **self._options))
            try:
                events = data['epcisBody']['queryResults']['resultsBody']['eventList']
                known.update(event['eventID'] for event in events)
            except (KeyError, TypeError):
                raise PortalUnavailable("the answer is not readable") from None
        return known

    def is_captured(self, job):
        """Return whether the job has ended well; ``None`` while it runs.

        :raises PortalRefused: with the reasons, when it has ended badly
        """
        url = urljoin(self._base_url, job)
        if not url.startswith(self._base_url):  # the token goes to the repository and nowhere else
            raise PortalRefused("the capture job lies on another host")
        state = read_json(ask('GET', url, headers=self._headers, **self._options))
        if state.get('running'):
            return None
        if not state.get('success'):
            errors = "; ".join(str(error.get('detail') or error.get('title')) for error in state.get('errors', []))
            raise PortalRefused(errors or "the capture job failed")
        return True
