from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmLivePin(models.Model):
    """Goods that a livestream shows: all before the public's eyes, one of them pinned while it is spoken about."""

    _name = 'farm.live.pin'
    _description = "Goods of a Livestream"
    _order = 'sequence, id'
    _rec_name = 'product_tmpl_id'

    track_id = fields.Many2one('event.track', string="Livestream", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(
        related='track_id.event_id.company_id', string="Market", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Goods",
        required=True,
        ondelete='cascade',
        domain=[('is_listed', '=', True)],
        index=True,
    )
    is_pinned = fields.Boolean(readonly=True, help="Shown first, large, at this moment.")
    pinned_on = fields.Datetime(readonly=True)
    quantity_sold = fields.Float(compute='_compute_sold', digits='Product Unit')
    amount_sold = fields.Monetary(compute='_compute_sold')
    currency_id = fields.Many2one(related='company_id.currency_id')

    _track_product_uniq = models.Constraint(
        'UNIQUE(track_id, product_tmpl_id)', "These goods are in the livestream already."
    )

    @api.constrains('product_tmpl_id', 'track_id')
    def _check_market(self):
        for pin in self:
            if pin.product_tmpl_id.company_id != pin.track_id.event_id.company_id:
                raise ValidationError(self.env._("A livestream shows goods of its own market."))

    def _compute_sold(self):
        figures = {
            (track.id, product.id): (quantity, amount)
            for track, product, quantity, amount in self.env['sale.order.line']
            .sudo()  # what a livestream sold is no secret to those who may read its goods; each order is
            ._read_group(
                [('live_track_id', 'in', self.track_id.ids), ('state', '=', 'sale')],
                ['live_track_id', 'product_id'],
                ['product_uom_qty:sum', 'price_total:sum'],
            )
        }
        for pin in self:
            sold = [
                figures.get((pin.track_id.id, product.id), (0, 0))
                for product in pin.product_tmpl_id.product_variant_ids
            ]
            pin.quantity_sold = sum(quantity for quantity, _amount in sold)
            pin.amount_sold = sum(amount for _quantity, amount in sold)

    def action_pin(self):
        """Show these goods first; what was pinned before makes room."""
        self.ensure_one()
        self.track_id._check_runs_livestream()
        # Whose livestream it is was checked above.
        pins_sudo = self.sudo().track_id.pin_ids
        (pins_sudo - self).filtered('is_pinned').is_pinned = False
        self.sudo().write({'is_pinned': True, 'pinned_on': fields.Datetime.now()})

    def action_unpin(self):
        self.track_id._check_runs_livestream()
        self.sudo().is_pinned = False
