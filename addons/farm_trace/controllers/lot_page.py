import hashlib
from base64 import b64decode

from odoo import http
from odoo.http import request

from ..tools import trace_code

#: A hold shows within this many seconds, whatever stands between server and telephone.
MAX_AGE = 5
#: A transparent picture of one point.
PIXEL = b64decode('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')

PAGE = {
    'type': 'http',
    'auth': 'public',
    'website': True,
    'sitemap': False,
    'readonly': True,
    'save_session': False,
    'methods': ['GET'],
}


class LotPage(http.Controller):
    """What a QR code leads to: the page of a lot, without login, without a session, readable without scripts."""

    @http.route('/t', **PAGE)
    def trace_search(self, code='', **kwargs):
        """The form for those who read the code instead of scanning it."""
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        if lot_sudo:
            return request.redirect(f'/t/{lot_sudo.trace_code}')
        if code:
            return self._not_found(code)
        return request.render('farm_trace.lot_page_search', self._prepare_layout_values('/t'))

    @http.route('/t/<string:code>', **PAGE)
    def lot_page(self, code, **kwargs):
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        return self._render(lot_sudo) if lot_sudo else self._not_found(code)

    @http.route('/t/<string:code>/image', **{**PAGE, 'multilang': False})
    def lot_image(self, code, **kwargs):
        """The picture of the goods: public here, though the article itself may be off sale."""
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        if not lot_sudo.product_id.image_512:
            raise request.not_found()
        stream = request.env['ir.binary']._get_image_stream_from(lot_sudo.product_id, 'image_512')
        return stream.get_response(max_age=http.STATIC_CACHE)

    @http.route(
        '/t/<string:code>/scan.gif',
        type='http',
        auth='public',
        sitemap=False,
        save_session=False,
        readonly=False,
        methods=['GET'],
    )
    def lot_scan(self, code, **kwargs):
        """Counts that the page was opened: a picture of one point, so that the page itself only reads."""
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        if lot_sudo:
            lot_sudo.env['farm.scan']._count_scan(lot_sudo, self._get_visitor(), place=self._get_place())
        return request.make_response(PIXEL, [('Content-Type', 'image/gif'), ('Cache-Control', 'no-store')])

    def _get_visitor(self):
        """Return what tells one visitor from another within a day; it is hashed and not kept."""
        return f'{request.httprequest.remote_addr}|{request.httprequest.user_agent.string}'

    def _get_place(self):
        """Return name, latitude and longitude of where the visitor is, as far as Odoo's GeoIP knows; else ``None``."""
        geoip = request.geoip
        name = geoip.city.name or geoip.subdivisions.most_specific.name or geoip.country.name
        return (name, geoip.location.latitude, geoip.location.longitude) if name else None

    def _render_page(self, lot_sudo, path, **values):
        return str(
            request.env['ir.qweb']._render(
                'farm_trace.lot_page',
                {
                    **lot_sudo.with_context(**request.env.context)._get_public_values(),
                    **self._prepare_layout_values(path),
                    'path': path,
                    **values,
                },
            )
        )

    def _render(self, lot_sudo):
        lot_sudo = lot_sudo.with_context(**request.env.context)
        page = lot_sudo._get_kept_page(
            request.website.id,
            lot_sudo._get_page_stamp(),
            lambda: self._render_page(lot_sudo, f'/t/{lot_sudo.trace_code}'),
        )
        # The language stands in the address: a cookie would keep a proxy from keeping the page.
        request.future_response.headers.remove('Set-Cookie')
        response = request.make_response(page)
        response.headers['Cache-Control'] = f'public, max-age={MAX_AGE}, must-revalidate'
        response.set_etag(hashlib.sha256(response.data).hexdigest()[:32])
        return response.make_conditional(request.httprequest)

    def _not_found(self, code, status=404, detail='', is_forged=False):
        typed = trace_code.normalise(code)
        return request.render(
            'farm_trace.lot_page_not_found',
            {
                'code': code,
                'detail': detail,
                # A right check character on a code that was never given out: not a slip, somebody made it up.
                'is_forged': is_forged or trace_code.is_valid(typed),
                **self._prepare_layout_values('/t'),
            },
            status=status,
        )

    def _prepare_layout_values(self, path):
        website = request.website
        default = website.default_lang_id
        return {
            'website': website,
            'languages': [
                {
                    'name': lang.name.partition(' / ')[2] or lang.name.partition(' (')[0],
                    'code': lang.code.partition('_')[0],
                    # The default language has no address of its own: a bare path gets the code of the page's language.
                    'url': f'/website/lang/{lang.url_code}?r={path}' if lang == default else f'/{lang.url_code}{path}',
                    'active': lang.code == request.env.lang,
                }
                for lang in default | website.language_ids
            ],
            'lang_prefix': '' if request.lang.code == default.code else f'/{request.lang.url_code}',
            'page_lang': (request.env.lang or 'vi_VN').partition('_')[0],
        }
