from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_datetime

from odoo.addons.html_editor.tools import get_video_source_data


class ProductTemplate(models.Model):
    """A listing: when it is on sale, and what keeps it from being sold."""

    _inherit = 'product.template'

    is_listed = fields.Boolean(
        compute='_compute_is_listed',
        store=True,
        index=True,
        help="Approved by the board, of an open stall. It shows while something of it lies in a released lot.",
    )
    sale_note = fields.Text(string="Why It Is Not on Sale", compute='_compute_sale_note')
    stars = fields.Selection(
        selection=[('3', "3 stars"), ('4', "4 stars"), ('5', "5 stars")],
        string="OCOP",
        help="Rating of the One Commune One Product programme (Decision 148/QĐ-TTg of 2023).",
    )
    is_key_product = fields.Boolean(help="Named by its locality as one of its key products (sản phẩm chủ lực).")
    how_made = fields.Html(translate=True, string="How It Is Made")
    how_used = fields.Html(translate=True, string="How to Use")
    how_stored = fields.Html(translate=True, string="How to Store")
    mark_id = fields.Many2one(
        'farm.mark',
        string="Collective Mark or Indication",
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        tracking=True,
        help="A registered mark under which the goods are sold.",
    )
    video_url = fields.Char(string="Video", help="Address of a video about the goods on YouTube or Vimeo.")
    is_in_season = fields.Boolean(compute='_compute_is_in_season', search='_search_is_in_season')
    max_per_order = fields.Float(
        string="Most per Order", digits='Product Unit', help="How much one order may hold. Zero: no limit."
    )
    max_per_day = fields.Float(
        string="Most per Day",
        digits='Product Unit',
        help="How much the stall takes orders for in a day. Zero: no limit.",
    )
    is_sale_stopped = fields.Boolean(
        string="Sale Stopped", tracking=True, help="The seller or the commune's stall managers stopped the sale."
    )

    _check_caps = models.Constraint(
        'CHECK(max_per_order >= 0 AND max_per_day >= 0)', "The most per order and per day cannot be less than zero."
    )

    @api.depends('moderation_state', 'stall_id.state', 'active', 'sale_ok', 'is_sale_stopped')
    def _compute_is_listed(self):
        for listing in self:
            listing.is_listed = (
                listing.active
                and listing.sale_ok
                and not listing.is_sale_stopped
                and listing.moderation_state == 'approved'
                and listing.stall_id.state == 'open'
            )

    @api.depends('commodity_id.season_months')
    def _compute_is_in_season(self):
        today = fields.Date.context_today(self)
        for listing in self:
            commodity = listing.commodity_id
            listing.is_in_season = bool(commodity.season_months) and commodity._is_in_season(today)

    def _search_is_in_season(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = fields.Date.context_today(self)
        seasonal = self.env['farm.commodity'].search([('season_months', '!=', False)])
        in_season = seasonal.filtered(lambda commodity: commodity._is_in_season(today))
        return [('commodity_id', 'in' if True in value else 'not in', in_season.ids)]

    @api.constrains('mark_id', 'commodity_id', 'stall_id')
    def _check_mark_id(self):
        for listing in self.filtered('mark_id'):
            listing.mark_id._check_covers(listing)

    @api.constrains('video_url')
    def _check_video_url(self):
        for listing in self.filtered('video_url'):
            if not get_video_source_data(listing.video_url):
                raise ValidationError(self.env._("Copy the address of a video on YouTube or Vimeo."))

    def _is_on_sale(self):
        """Whether the listing may come into a cart at this moment."""
        self.ensure_one()
        return self.is_listed and bool(self.release_until) and self.release_until > fields.Datetime.now()

    def _compute_sale_note(self):
        for listing in self:
            listing.sale_note = "\n".join(listing._get_sale_blockers()) if listing.is_gated else False

    def _get_sale_blockers(self):
        """Return, in the user's language, everything that keeps the listing from being sold now."""
        self.ensure_one()
        blockers = []
        if self.stall_id.state != 'open':
            blockers.append(self.env._("The stall is not open."))
        if self.is_sale_stopped:
            blockers.append(self.env._("The stall stopped the sale."))
        if self.moderation_state != 'approved':
            blockers.append(self.env._("The board has not approved the listing."))
        if not self.release_until or self.release_until <= fields.Datetime.now():
            lots = self._get_lots_in_stock()
            if not lots:
                blockers.append(self.env._("No lot is in stock: receive one."))
            for lot in lots:
                blockers += [f"{lot.name}: {term.message}" for term in lot._get_release_blockers()[lot.id]]
        return blockers

    def _get_lots_in_stock(self):
        return (
            self.env['stock.quant']
            .search(
                [
                    ('product_tmpl_id', '=', self.id),
                    ('location_id', '=', self.stall_id.location_id.id),
                    ('quantity', '>', 0),
                ]
            )
            .lot_id
        )

    @api.constrains('is_gated', 'allow_out_of_stock_order')
    def _check_stock_is_asked(self):
        if any(listing.is_gated and listing.allow_out_of_stock_order for listing in self):
            raise ValidationError(
                self.env._("Farm produce is sold from stock only: take back 'Sell when Out-of-Stock'.")
            )

    # === Shop === #

    def _get_public_availability(self):
        """Words for the buyer about when the listing can be bought."""
        self.ensure_one()
        if not self._is_on_sale():
            return self.env._("Not on sale at the moment")
        return self.env._("On sale until %s", format_datetime(self.env, self.release_until, dt_format='short'))
