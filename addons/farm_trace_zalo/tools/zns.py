"""Client of Zalo Notification Service (ZNS), without a database.

Source: developers.zalo.me, "Gửi ZNS" and "Xác thực và ủy quyền": a message is a template that Zalo has approved, sent
to a telephone number; the token in the header lasts for a day and is renewed with a refresh token, which is then new.
"""

import requests

API_URL = 'https://business.openapi.zalo.me'
OAUTH_URL = 'https://oauth.zaloapp.com'
#: Answers that say: the token has run out, get another.
TOKEN_ERRORS = (-124, -216)
TIMEOUT = 5


class ZnsError(Exception):
    """Zalo did not take the message; `code` is its own number, or ``None`` when it did not answer."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


def international(number):
    """Return a telephone number as Zalo wants it.

    >>> international('+84 912 345 678'), international('0912345678')
    ('84912345678', '84912345678')
    """
    digits = ''.join(char for char in number if char.isdigit())
    return f'84{digits[1:]}' if digits.startswith('0') else digits


def send(api_url, token, number, template, data, tracking_id):
    """Send one message. Raises :class:`ZnsError`. `tracking_id` names it: Zalo tells it back with what came of it."""
    _post(
        f'{api_url}/message/template',
        headers={'access_token': token},
        json={
            'phone': international(number),
            'template_id': template,
            'template_data': data,
            'tracking_id': tracking_id,
        },
    )


def refresh(oauth_url, app_id, secret_key, refresh_token):
    """Return new access and refresh tokens. Raises :class:`ZnsError`."""
    answer = _post(
        f'{oauth_url}/v4/oa/access_token',
        headers={'secret_key': secret_key},
        data={'refresh_token': refresh_token, 'app_id': app_id, 'grant_type': 'refresh_token'},
    )
    if not answer.get('access_token') or not answer.get('refresh_token'):
        raise ZnsError(answer.get('error_description') or "no token in the answer", answer.get('error'))
    return answer['access_token'], answer['refresh_token']


def _post(url, **kwargs):
    """Return the answer to a POST. Secrets are in the header or the body, never in the address, which is logged."""
    try:
        response = requests.post(url, timeout=TIMEOUT, **kwargs)
        response.raise_for_status()
        answer = response.json()
    except (requests.RequestException, ValueError) as error:
        raise ZnsError(str(error)) from error
    if not isinstance(answer, dict):
        raise ZnsError("not the answer of Zalo")
    if answer.get('error'):
        raise ZnsError(answer.get('message') or answer.get('error_description') or "refused", answer['error'])
    return answer
