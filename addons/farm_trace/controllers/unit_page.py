from odoo import http
from odoo.http import request

from ..tools.province_seats import seat
from .lot_page import PAGE, PIXEL, LotPage

#: What a phone sends without a session: there is nothing that a forged form could misuse.
CHECK = {**PAGE, 'readonly': False, 'csrf': False, 'methods': ['POST']}
COUNT = {**PAGE, 'readonly': False, 'website': False}


class UnitPage(LotPage):
    """The page of one package: that of its lot, with how often it was seen, and a field for the hidden code."""

    @http.route('/t/<string:code>/21/<string:serial>', **PAGE)
    def unit_page(self, code, serial, **kwargs):
        lot_sudo, unit_sudo = self._find_unit(code, serial)
        if unit_sudo:
            return self._render_unit(unit_sudo)
        if lot_sudo and not lot_sudo.trace_unit_count:
            # A number that the producer printed: the lot is what is known of it.
            return request.redirect(f'/t/{lot_sudo.trace_code}')
        return self._not_found(f'{code} / {serial}', is_forged=bool(lot_sudo))

    @http.route('/t/<string:code>/21/<string:serial>/check', **CHECK)
    def unit_check(self, code, serial, hidden='', province='', **kwargs):
        """What comes of typing the hidden code below the scratch field."""
        _lot_sudo, unit_sudo = self._find_unit(code, serial)
        if not unit_sudo:
            return self._not_found(f'{code} / {serial}')
        place = self._get_named_place(province) or self._get_place()
        result = unit_sudo._check_hidden_code(hidden, self._get_visitor(), place)
        return self._render_unit(unit_sudo, result)

    @http.route('/t/<string:code>/21/<string:serial>/scan.gif', **COUNT)
    def unit_scan(self, code, serial, **kwargs):
        lot_sudo, unit_sudo = self._find_unit(code, serial)
        if unit_sudo:
            lot_sudo.env['farm.scan']._count_scan(
                lot_sudo, self._get_visitor(), unit=unit_sudo, place=self._get_place()
            )
        return request.make_response(PIXEL, [('Content-Type', 'image/gif'), ('Cache-Control', 'no-store')])

    def _find_unit(self, code, serial):
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        unit_sudo = request.env['farm.trace.unit']._find(lot_sudo, serial) if lot_sudo else None
        return lot_sudo, unit_sudo

    def _get_named_place(self, code):
        """Return name, latitude and longitude of the province that the visitor named, or ``None``."""
        # The list of provinces is public: it stands in the form.
        province_sudo = request.env['farm.province'].sudo().search([('code', '=', code)], limit=1)
        return (province_sudo.name, *seat(code)) if province_sudo else None

    def _render_unit(self, unit_sudo, result=''):
        unit_sudo = unit_sudo.with_context(**request.env.context)
        unit = unit_sudo._get_public_values(result)
        path = f'/t/{unit_sudo.lot_id.trace_code}/21/{unit_sudo.serial}'
        response = request.make_response(
            self._render_page(
                unit_sudo.lot_id,
                path,
                unit=unit,
                # A label that may be a copy says nothing of the goods it is on, whatever the lot's own state is.
                **({'state': unit_sudo._get_public_state()} if unit['warning'] else {}),
                # The list of provinces is public.
                provinces=request.env['farm.province'].sudo().search([]),
            )
        )
        response.headers['Cache-Control'] = 'no-store'  # it counts, and it answers what was typed
        return response
