from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class ProductTemplate(models.Model):
    """A listing: what one stall offers at one price in one unit. What the thing *is* says its commodity."""

    _inherit = 'product.template'

    stall_id = fields.Many2one(
        'farm.stall', ondelete='restrict', index='btree_not_null', check_company=True, tracking=True
    )
    commodity_id = fields.Many2one(
        'farm.commodity', string="Kind of Goods", ondelete='restrict', index='btree_not_null', tracking=True
    )
    commune_id = fields.Many2one(related='stall_id.commune_id', store=True, index='btree_not_null')
    is_gated = fields.Boolean(
        compute='_compute_is_gated',
        store=True,
        help="Sold only from released lots. True for all goods of a stall; it cannot be switched off.",
    )
    release_until = fields.Datetime(
        string="On Sale Until",
        readonly=True,
        copy=False,
        index='btree_not_null',
        help="The latest end of release among the lots in stock that nothing holds. Empty: no lot may be sold.",
    )

    @api.depends('type', 'stall_id', 'commodity_id')
    def _compute_is_gated(self):
        for product in self:
            product.is_gated = product.type == 'consu' and bool(product.stall_id or product.commodity_id)

    @api.constrains('type', 'is_storable', 'tracking', 'stall_id', 'commodity_id', 'is_gated')
    def _check_gated(self):
        for product in self.filtered('is_gated'):
            if not product.is_storable or product.tracking == 'none':
                raise ValidationError(
                    self.env._(
                        "%s is farm produce: track its stock by lots, so that each lot can be traced and stopped.",
                        product.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get('stall_id') or vals.get('commodity_id'):
                vals.update(self._prepare_gated_values(vals))
        return super().create(vals_list)

    def write(self, vals):
        res = super().write(vals)
        if {'stall_id', 'commodity_id', 'type', 'use_expiration_date'} & vals.keys():
            self.env['stock.lot'].sudo().search(
                [('product_id.product_tmpl_id', 'in', self.ids)]
            )._update_release_until()
        return res

    def _prepare_gated_values(self, vals):
        """Values that goods of a stall have from the start, so that nobody needs to know of them."""
        if vals.get('type', 'consu') != 'consu':
            return {}
        stall = self.env['farm.stall'].browse(vals.get('stall_id'))
        return {
            'type': 'consu',
            'is_storable': True,
            'tracking': vals.get('tracking', 'lot') if vals.get('tracking') != 'none' else 'lot',
            **({'company_id': stall.company_id.id} if stall and not vals.get('company_id') else {}),
        }

    def _update_listing_release(self):
        """Write until when something of the listing may be sold, after its lots, their holds or their stock changed."""
        listings_sudo = self.sudo().filtered('is_gated')
        if not listings_sudo:
            return
        self.env['stock.quant'].flush_model(['quantity', 'location_id', 'lot_id', 'product_id'])
        self.env['stock.lot'].flush_model(['hold_count', 'release_until'])
        until = dict(
            self.env.execute_query(
                SQL(
                    """SELECT product.product_tmpl_id, MAX(lot.release_until)
                 FROM stock_quant quant
                 JOIN stock_lot lot ON lot.id = quant.lot_id
                 JOIN product_product product ON product.id = quant.product_id
                 JOIN farm_stall stall ON stall.location_id = quant.location_id
                WHERE product.product_tmpl_id IN %s
                  AND quant.quantity > 0
                  AND COALESCE(lot.hold_count, 0) = 0
                  AND lot.release_until IS NOT NULL
             GROUP BY product.product_tmpl_id""",
                    tuple(listings_sudo.ids),
                )
            )
        )
        for listing in listings_sudo:
            date = until.get(listing.id, False)
            if listing.release_until != date:
                listing.release_until = date
