"""Client of a district's OCOP portal: its products, page by page. See the README for what is expected of the portal."""

from urllib.parse import urljoin

from .portal_http import PortalUnavailable, ask, read_json

MOST_PAGES = 500


class OcopPortal:
    """One account on a district's portal; the token may be empty where the list is public."""

    def __init__(self, base_url, token='', **options):
        self._base_url = base_url.rstrip('/') + '/'
        self._headers = {'Authorization': f'Bearer {token}'} if token else {}
        self._options = options

    def test(self):
        self._page(1)

    def products(self):
        """Yield the products: dicts with ``code`` and ``name``, and perhaps ``stars``, ``producer``, ``price``."""
        for page in range(1, MOST_PAGES + 1):
            data = self._page(page)
            yield from data['items']
            if not data.get('next'):
                return

    def _page(self, page):
        url = urljoin(self._base_url, 'api/products')
        data = read_json(ask('GET', url, params={'page': page}, headers=self._headers, **self._options))
        items = data.get('items') if isinstance(data, dict) else None
        if not isinstance(items, list) or not all(isinstance(item, dict) and item.get('code') for item in items):
            raise PortalUnavailable("the list of products is not readable")
        return data
