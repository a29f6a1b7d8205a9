from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class SaleOrder(models.Model):
    """Who bought is for the buyer and the market; the stall learns what delivery needs."""

    _name = 'sale.order'
    _inherit = ['sale.order', 'farm.buyer.privacy.mixin']

    is_own_purchase = fields.Boolean(
        compute='_compute_is_own_purchase', search='_search_is_own_purchase', help="The user, or the user's firm, buys."
    )

    def _get_buyer_fields(self):
        # The token opens the buyer's page of the order, with name and address.
        return super()._get_buyer_fields() | {
            'access_token',
            'partner_invoice_id',
            'partner_shipping_id',
            'signature',
            'signed_by',
        }

    def _compute_is_own_purchase(self):
        me = self.env.user.partner_id.commercial_partner_id
        # Only whether the orders are the user's own is given out.
        for order, order_sudo in zip(self, self.sudo(), strict=True):
            order.is_own_purchase = order_sudo.partner_id.commercial_partner_id == me

    def _search_is_own_purchase(self, operator, value):
        if operator != 'in':
            return NotImplemented
        # Finds the user's own alone, whoever the user is.
        own = Domain('partner_id', 'child_of', self.env.user.partner_id.commercial_partner_id.ids)
        found = Domain('id', 'in', self.sudo()._search(own))
        return found if True in value else ~found

    def _check_buyer(self):
        if not all(self.mapped('is_own_purchase')):
            raise AccessError(self.env._("Only the buyer does this with an order."))

    def _is_seen_as_seller(self):
        """Whether the user reads the order for running its stall, and did not buy it."""
        self.ensure_one()
        return self.env.user in self.sudo().stall_id.user_ids and not self.is_own_purchase

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        # OVERRIDE: mails about an order name the buyer. The stall reads what is written to it, in its own centre.
        res = super()._mail_get_operation_for_mail_message_operation(message_operation)
        if message_operation == 'read' and not self.env.su and self.env.user._is_stall_person():
            res.update((order, 'read' if order.is_own_purchase else 'write') for order in self)
        return res
