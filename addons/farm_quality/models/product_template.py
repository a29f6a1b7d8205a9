from odoo import api, fields, models

#: Terms that an item can answer before it has a lot.
ITEM_TERMS = {
    'origin',
    'certificate',
    'dossier',
    'self_declaration',
    'safety_test',
    'nutrition_test',
    'rapid_test',
}


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    quality_sample_count = fields.Integer(compute='_compute_quality_sample_count')
    quality_note = fields.Text(
        string="Missing for Sale",
        compute='_compute_quality_note',
        help="What the market's policy asks of this item and is not there, whatever the lot.",
    )
    is_on_sale = fields.Boolean(
        string="On Sale Now",
        compute='_compute_is_on_sale',
        search='_search_is_on_sale',
        help="Some of it lies in a released lot in its stall.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        listings = super().create(vals_list)
        listings.filtered('stall_id')._update_dossiers()
        return listings

    def write(self, vals):
        res = super().write(vals)
        if {'commodity_id', 'stall_id'} & vals.keys():
            self._update_dossiers()
        return res

    def _update_dossiers(self):
        """Look again which papers the sellers must have: who begins to sell food is asked for more."""
        # A listing may be made by whoever runs the stall; what follows for the dossier is the market's rule.
        sellers_sudo = self.sudo().stall_id.producer_id
        dossiers_sudo = self.env['farm.dossier'].sudo()
        dossiers_sudo.search(
            [('producer_id', 'in', sellers_sudo.ids), ('state', 'in', dossiers_sudo._standing_states)]
        )._update_standing()

    def _compute_is_on_sale(self):
        now = fields.Datetime.now()
        for listing in self:
            listing.is_on_sale = bool(listing.release_until) and listing.release_until > now

    def _search_is_on_sale(self, operator, value):
        if operator != 'in':
            return NotImplemented
        on_sale = fields.Domain('release_until', '>', fields.Datetime.now())
        return on_sale if True in value else ~on_sale

    def _compute_quality_sample_count(self):
        counts = dict(
            self.env['farm.sample']._read_group([('product_tmpl_id', 'in', self.ids)], ['product_tmpl_id'], ['__count'])
        )
        for listing in self:
            listing.quality_sample_count = counts.get(listing, 0)

    def _compute_quality_note(self):
        blockers = self._get_quality_blockers()
        for listing in self:
            listing.quality_note = "\n".join(term.message for term in blockers.get(listing.id, []))

    def _get_quality_blockers(self):
        """Return what is missing before any lot of these items may be sold: dict item id -> list of terms.

        Asks the gate about a lot that is not received yet: made by the stall's own producer, without a date of its own.
        """
        now = fields.Datetime.now()
        result = {}
        for listing in self.filtered(lambda item: item.is_gated and item.stall_id and item.product_variant_id):
            lot = (
                self.env['stock.lot']
                .sudo()
                .new(
                    {
                        'product_id': listing.product_variant_id.id,
                        'company_id': listing.stall_id.company_id.id,
                        'producer_id': listing.stall_id.sudo().producer_id.id,
                    }
                )
            )
            terms = lot._get_release_terms()[lot.id]
            result[listing.id] = [term for term in terms if term.code in ITEM_TERMS and not term.is_met(now)]
        return result

    def action_view_quality_samples(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_sample_action'),
            'domain': [('product_tmpl_id', '=', self.id)],
            'context': {'default_product_tmpl_id': self.id, 'default_company_id': self.stall_id.company_id.id},
        }

    def _is_covered_by(self, paper):
        """Whether a certificate or dossier paper speaks of this item of its stall's own producer."""
        self.ensure_one()
        ancestors = set(self.commodity_id._get_ancestor_ids()) if self.commodity_id else set()
        return (
            paper.producer_id == self.stall_id.producer_id
            and (not paper.commodity_ids or bool(ancestors & set(paper.commodity_ids.ids)))
            and (not paper.product_tmpl_ids or self in paper.product_tmpl_ids)
            and (not paper.stall_id or paper.stall_id == self.stall_id)
            and not paper.lot_id
        )
