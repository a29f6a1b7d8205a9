from odoo import Command, fields, models
from odoo.exceptions import UserError


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    booth_ids = fields.One2many('event.booth', 'stall_id', string="Booths at Rounds")

    def _get_round_now(self):
        """Return the round at which the stall has a booth at this moment, or none."""
        self.ensure_one()
        # Whether the stall stands on a round is known to its people; booths are the board's records.
        return self.sudo().booth_ids.event_id.filtered(lambda event: event._is_round_on())[:1]

    def _sell_on_the_spot(self, quantities):
        """Sell goods of the stall to somebody who stands before it: confirmed and handed over at once.

        :param dict quantities: `product.product` -> quantity, in the unit of the product
        :return: the order, as the seller sees it
        :raises AccessError: when the user does not run the stall
        :raises UserError: when goods may not be sold, or are not there
        """
        self.ensure_one()
        self.check_access('write')
        quantities = {product: quantity for product, quantity in quantities.items() if quantity > 0}
        if not quantities:
            raise UserError(self.env._("Enter how much you sold."))
        if any(product.stall_id != self for product in quantities):
            raise UserError(self.env._("Sell goods of your own stall."))
        if self.state != 'open':
            raise UserError(self.env._("The stall is not open."))
        # The right to run the stall was checked above; orders, stock and books are the market's.
        company_sudo = self.company_id.sudo()
        order_sudo = (
            self.env['sale.order'].sudo().with_company(company_sudo).create(self._prepare_spot_values(quantities))
        )
        order_sudo._check_spot_stock()
        order_sudo.with_context(send_email=False).action_confirm()
        order_sudo.action_hand_over()
        order_sudo._on_sold_on_the_spot()
        return order_sudo.sudo(False)

    def _prepare_spot_values(self, quantities):
        company_sudo = self.company_id.sudo()
        return {
            'partner_id': company_sudo._get_walk_in_partner().id,
            'company_id': company_sudo.id,
            'is_spot_sale': True,
            'round_id': self._get_round_now().id,
            'date_order': fields.Datetime.now(),
            'order_line': [
                Command.create({'product_id': product.id, 'product_uom_qty': quantity})
                for product, quantity in quantities.items()
            ],
        }
