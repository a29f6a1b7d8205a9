from odoo import api, fields, models


class FarmTestProfile(models.Model):
    """Which analytes a kind of test looks for in a group of goods. The profile of the nearest group counts."""

    _name = 'farm.test.profile'
    _description = "Test Programme"
    _order = 'kind, commodity_id'

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        selection=[('safety', "Food Safety"), ('nutrition', "Nutrition"), ('rapid', "Rapid Test")],
        required=True,
        default='safety',
    )
    commodity_id = fields.Many2one('farm.commodity', string="Group of Goods", required=True, ondelete='restrict')
    analyte_ids = fields.Many2many('farm.analyte', string="Analytes", required=True)
    is_chilled = fields.Boolean(string="Carried Cold")
    max_temperature = fields.Float(string="At Most (°C)", default=8, digits=(4, 1))
    max_hours = fields.Integer(
        string="At the Laboratory Within (Hours)", help="From taking the sample to its receipt; 0: no limit."
    )
    active = fields.Boolean(default=True)

    _kind_commodity_uniq = models.UniqueIndex(
        '(kind, commodity_id) WHERE active', "This group of goods has a test programme of that kind. Change that one."
    )

    @api.model
    def _get_profiles(self, kind, commodities):
        """Return the programme of a kind of test: dict commodity -> profile (an empty record where none fits)."""
        by_node = {profile.commodity_id.id: profile for profile in self.search([('kind', '=', kind)])}
        return {
            commodity: next((by_node[node] for node in commodity._get_ancestor_ids() if node in by_node), self.browse())
            for commodity in commodities
        }

    @api.model
    def _get_analytes(self, kind, commodities):
        """Return what a test of this kind looks for: dict commodity -> analytes, sums with their members."""
        return {
            commodity: profile.analyte_ids.component_ids.analyte_id | profile.analyte_ids
            for commodity, profile in self._get_profiles(kind, commodities).items()
        }
