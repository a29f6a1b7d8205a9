"""Client of the city's portal (CheckVN) in the shape of one of its old public clients.

The interface is not documented; what is known: reading by GET under ``/plcservice`` with JSON answers, logging in with
name and password in the address, activating a batch by POST of JSON, answered with ``0`` when all is well.
"""

from .portal_http import PortalRefused, PortalUnauthorised, ask, read_json


class CheckVN:
    """One account on the city's portal."""

    def __init__(self, base_url, login, password, **options):
        self._base_url = base_url.rstrip('/') + '/plcservice/'
        self._login, self._password = login, password
        self._options = options

    def test(self):
        """Log in; an empty answer means that the credentials are wrong."""
        credentials = {'Username': self._login, 'Password': self._password}
        if not self._read('get_login.aspx', credentials):
            raise PortalUnauthorised("the credentials were refused")

    def products(self):
        """Return the products of the account: dicts with ``Product_ID`` and ``Name``."""
        return self._read('get_product.aspx', {'Username': self._login})

    def batches(self, product):
        """Return the batches that the portal knows of a product: dicts with ``Batch_ID``."""
        return self._read('get_batch.aspx', {'Username': self._login, 'Product_ID': product})

    def activate(self, batch):
        """Publish a batch; sending it again changes nothing.

        :raises PortalRefused: for every answer but ``0``
        """
        url = f'{self._base_url}qrcodepackage_active.aspx'
        answer = ask('POST', url, json={**batch, 'UserName': self._login}, **self._options)
        if answer.status_code != 409 and answer.text.strip().strip('"') != '0':
            raise PortalRefused(f"the portal answered {answer.text.strip()[:100]!r}")

    def _read(self, page, query):
        return read_json(ask('GET', f'{self._base_url}{page}', params=query, **self._options))
