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
    active = fields.Boolean(default=True)

    _kind_commodity_uniq = models.UniqueIndex(
        '(kind, commodity_id) WHERE active', "This group of goods has a test programme of that kind. Change that one."
    )

    @api.model
    def _get_analytes(self, kind, commodities):
        """Return what a test of this kind looks for: dict commodity -> analytes (none where no programme fits)."""
        by_node = {profile.commodity_id.id: profile.analyte_ids for profile in self.search([('kind', '=', kind)])}
        empty = self.env['farm.analyte']
        return {
            commodity: next((by_node[node] for node in commodity._get_ancestor_ids() if node in by_node), empty)
            for commodity in commodities
        }
