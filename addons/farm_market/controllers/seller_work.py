from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.http import content_disposition, request, route

from ..tools.orders_table import make_table
from .seller_orders import STATES, SellerPortal

XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
#: Orders in one table; more are for a smaller choice of days.
MAX_TABLE_ROWS = 2000


class SellerWorkPortal(SellerPortal):
    """What a seller does with several orders at once, and with the stall as a whole."""

    def _get_chosen_orders(self, stall, state):
        """Return the orders that were ticked, all of the state when none was."""
        ids = [int(value) for value in request.httprequest.values.getlist('order_ids') if value.isdecimal()]
        domain = [('stall_id', '=', stall.id), ('fulfilment_state', '=', state)]
        if ids:
            domain.append(('id', 'in', ids))
        return request.env['sale.order'].search(domain, order='prepare_on, date_order', limit=200)

    @route('/my/stalls/<int:stall_id>/orders/pack', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_orders_pack(self, stall_id, **kwargs):
        """Say of several orders that they are packed."""
        stall = self._get_own_stall(stall_id)
        if not request.httprequest.form.getlist('order_ids'):
            return self.my_stall_orders(stall.id, error=request.env._("Tick the orders that are packed."))
        try:
            with request.env.cr.savepoint():
                self._get_chosen_orders(stall, 'new').action_mark_packed()
        except UserError as error:
            return self.my_stall_orders(stall.id, error=error.args[0])
        return request.redirect(f'/my/stalls/{stall.id}/orders')

    @route('/my/stalls/<int:stall_id>/packing.pdf', type='http', auth='user', website=True, readonly=True)
    def my_stall_packing_list(self, stall_id, **kwargs):
        """What to fetch for the new orders, and which lot goes into which parcel, on paper."""
        stall = self._get_own_stall(stall_id)
        orders = self._get_chosen_orders(stall, 'new')
        # The list is made of the stall's own orders, found above, and names no buyer.
        report_sudo = request.env['ir.actions.report'].sudo()
        pdf, _type = report_sudo._render_qweb_pdf(
            'farm_market.farm_stall_packing_list_action', stall.ids, data={'order_ids': orders.ids}
        )
        filename = f"soan-hang-{fields.Date.context_today(stall)}.pdf"
        return request.make_response(
            pdf,
            headers=[('Content-Type', 'application/pdf'), ('Content-Disposition', f'inline; filename="{filename}"')],
        )

    @route('/my/stalls/<int:stall_id>/orders.xlsx', type='http', auth='user', readonly=True)
    def my_stall_orders_table(self, stall_id, state='new', **kwargs):
        """The stall's orders in one state as a table, a line per item."""
        stall = self._get_own_stall(stall_id)
        state = state if state in STATES else 'new'
        lines = request.env['sale.order.line'].search(
            [('stall_id', '=', stall.id), ('order_id.fulfilment_state', '=', state)],
            order='order_id desc, id',
            limit=MAX_TABLE_ROWS,
        )
        env = request.env
        headings = [
            env._("Order"),
            env._("Ordered on"),
            env._("To prepare on"),
            env._("Goods"),
            env._("Quantity"),
            env._("Unit"),
            env._("Amount (₫)"),
        ]
        rows = [self._prepare_table_row(line) for line in lines]
        filename = f"don-hang-{state}.xlsx"
        return request.make_response(
            make_table(env._("Orders"), headings, rows),
            headers=[('Content-Type', XLSX), ('Content-Disposition', content_disposition(filename))],
        )

    def _prepare_table_row(self, line):
        order = line.order_id
        return [
            order.name,
            fields.Datetime.context_timestamp(line, order.date_order).replace(tzinfo=None),
            order.prepare_on or None,
            line.product_id.sudo().name,  # names of items and units are no secret
            line.product_uom_qty,
            line.product_uom_id.sudo().name,
            round(line.price_total),
        ]

    # === A break === #

    @route('/my/stalls/<int:stall_id>/break', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_break(self, stall_id, back_on='', **kwargs):
        """Take a break until a day, or until further notice."""
        stall = self._get_own_stall(stall_id)
        return self._try_on_stall(stall, lambda: stall._take_break(fields.Date.to_date(back_on or False)))

    @route('/my/stalls/<int:stall_id>/resume', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_resume(self, stall_id, **kwargs):
        """End the break."""
        stall = self._get_own_stall(stall_id)
        return self._try_on_stall(stall, stall.action_resume)

    @route('/my/stalls/<int:stall_id>/accept', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_accept(self, stall_id, regulation_id='', **kwargs):
        """Accept the regulations in force, those that were on the screen."""
        stall = self._get_own_stall(stall_id)
        regulation = stall._get_regulation_to_accept()
        if regulation and str(regulation.id) == regulation_id:
            stall._accept_regulation(regulation)
        return request.redirect(f'/my/stalls/{stall.id}')

    def _try_on_stall(self, stall, step):
        try:
            with request.env.cr.savepoint():
                step()
        except (UserError, AccessError) as error:
            return self.my_stall(stall.id, error=error.args[0])
        except ValueError:
            return self.my_stall(stall.id, error=request.env._("Enter a day, for example 31/12/2026."))
        return request.redirect(f'/my/stalls/{stall.id}')
