from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmHarvestRequest(models.Model):
    """Somebody wants a part of a harvest to come. Nothing is paid; when its lot is released it becomes an order."""

    _name = 'farm.harvest.request'
    _description = "Request for a Harvest"
    _order = 'harvest_id, id'

    harvest_id = fields.Many2one('farm.harvest', required=True, ondelete='restrict', index=True)
    stall_id = fields.Many2one(related='harvest_id.stall_id', store=True, index=True)
    company_id = fields.Many2one(related='harvest_id.company_id', store=True, index=True)
    partner_id = fields.Many2one('res.partner', string="Buyer", required=True, ondelete='cascade', index=True)
    quantity = fields.Float(digits='Product Unit', required=True)
    uom_id = fields.Many2one(related='harvest_id.uom_id', string="Unit")
    carrier_id = fields.Many2one('delivery.carrier', string="Delivery Method", ondelete='set null')
    state = fields.Selection(
        selection=[
            ('waiting', "Waiting for the Harvest"),
            ('ordered', "Ordered"),
            ('missed', "Nothing Left"),
            ('cancel', "Taken Back"),
        ],
        required=True,
        default='waiting',
        readonly=True,
        index=True,
    )
    order_id = fields.Many2one('sale.order', readonly=True, index='btree_not_null')
    note = fields.Char(readonly=True)

    _check_quantity = models.Constraint('CHECK(quantity > 0)', "Ask for more than zero.")
    _waiting_uniq = models.UniqueIndex(
        "(harvest_id, partner_id) WHERE state = 'waiting'", "You asked for this harvest already. Take it back first."
    )

    def action_take_back(self):
        """The buyer does not want it any more."""
        for request in self:
            if not self.env.su and request.partner_id != self.env.user.partner_id:
                raise AccessError(self.env._("Only the buyer takes a request back."))
            if request.state != 'waiting':
                raise UserError(self.env._("This request is an order already: withdraw the order."))
        self.sudo().state = 'cancel'  # the buyer's own, checked above; buyers write nothing else of it

    def _miss(self, reason):
        for request in self:
            request.write({'state': 'missed', 'note': reason})
            request.harvest_id.message_notify(
                subject=request.harvest_id.name,
                body=f"{request.harvest_id.name}: {reason}",
                partner_ids=request.partner_id.ids,
            )

    # === Becoming orders === #

    @api.model
    def _cron_order(self):
        """Turn waiting requests into orders, who came first first, as far as released lots of their harvest go."""
        waiting = self.search([('state', '=', 'waiting'), ('harvest_id.lot_ids', '!=', False)])
        ready = waiting.filtered(lambda request: any(request.harvest_id.lot_ids.mapped('is_released')))
        self.env['ir.cron']._commit_progress(remaining=len(ready))
        for request in ready.sorted('id'):
            request._make_order()
            if not self.env['ir.cron']._commit_progress(1):
                break

    def _make_order(self):
        """Make the order of one request, paid at hand-over; where nothing is left, say so to the buyer."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                order = self.env['sale.order'].with_company(self.company_id).create(self._prepare_order_values())
                if self.carrier_id:
                    order._set_delivery_method(self.carrier_id)
                product = order.order_line.filtered('stall_id').product_id
                # What others wait for is not kept from who asked first.
                free = order._get_free_qty(product.with_context(for_harvest_requests=True))
                if product.uom_id.compare(free, self.quantity) < 0:
                    raise UserError(self.env._("Others were faster: not enough is left."))
                order.action_confirm()
        except UserError as error:
            self._miss(error.args[0])
            return
        self.write({'state': 'ordered', 'order_id': order.id})
        self.harvest_id.state = 'arrived'
        order._send_order_confirmation_mail()

    def _prepare_order_values(self):
        self.ensure_one()
        website = self.env['website'].search([('company_id', '=', self.company_id.id)], limit=1)
        return {
            'partner_id': self.partner_id.id,
            'company_id': self.company_id.id,
            'website_id': website.id,
            'is_paid_at_hand_over': True,
            'order_line': [
                Command.create(
                    {
                        'product_id': self.harvest_id.product_tmpl_id.product_variant_id.id,
                        'product_uom_qty': self.quantity,
                    }
                )
            ],
        }
