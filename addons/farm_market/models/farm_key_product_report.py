from odoo import api, fields, models, tools

#: How many key products (sản phẩm chủ lực) the plan asks of each locality.
FEWEST, MOST = 5, 10


class FarmKeyProductReport(models.Model):
    """Key products per locality, counted. A locality is the district of old, by which the plans count."""

    _name = 'farm.key.product.report'
    _description = "Key Products by Locality"
    _auto = False
    _order = 'company_id, locality'
    _rec_name = 'locality'

    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    locality = fields.Char(readonly=True)
    listing_count = fields.Integer(string="Key Products", readonly=True)
    judgement = fields.Selection(
        selection=[('few', "Fewer than 5"), ('right', "5 to 10"), ('many', "More than 10")],
        string="Against the Plan",
        compute='_compute_judgement',
    )

    @property
    def _table_query(self):
        return tools.SQL(
            """SELECT MIN(listing.id) AS id, listing.company_id, %s AS locality, COUNT(*) AS listing_count
                 FROM product_template listing
                 JOIN farm_commune commune ON commune.id = listing.commune_id
                WHERE listing.is_key_product AND listing.active AND listing.moderation_state = 'approved'
             GROUP BY listing.company_id, %s""",
            self._get_locality_sql(),
            self._get_locality_sql(),
        )

    @api.model
    def _get_locality_sql(self):
        """SQL of the old district of ``commune``; a commune without one stands for itself."""
        return tools.SQL(
            """COALESCE((SELECT MIN(old.district)
                           FROM farm_commune_succession succession
                           JOIN farm_commune old ON old.id = succession.predecessor_id
                          WHERE succession.successor_id = commune.id), commune.name)"""
        )

    @api.depends('listing_count')
    def _compute_judgement(self):
        for locality in self:
            count = locality.listing_count
            locality.judgement = 'few' if count < FEWEST else 'many' if count > MOST else 'right'

    def action_view_listings(self):
        self.ensure_one()
        rows = self.env.execute_query(
            tools.SQL(
                """SELECT listing.id FROM product_template listing
                     JOIN farm_commune commune ON commune.id = listing.commune_id
                    WHERE listing.is_key_product AND listing.company_id = %s AND %s = %s""",
                self.company_id.id,
                self._get_locality_sql(),
                self.locality,
            )
        )
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_listing_action'),
            'domain': [('id', 'in', [row[0] for row in rows])],
        }
