from odoo import api, fields, models

AUDIENCES = [
    ('elderly', "Elderly"),
    ('ill', "Ill"),
    ('pregnant', "Pregnant"),
    ('children', "Children"),
    ('pupils', "Pupils"),
]


class FarmAdvice(models.Model):
    """What somebody who knows says about a kind of food for a group of people: named, dated, for its whole branch."""

    _name = 'farm.advice'
    _description = "Nutrition Advice"
    _inherit = ['mail.thread']
    _order = 'audience, stance, id'
    _rec_name = 'commodity_id'

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    audience = fields.Selection(selection=AUDIENCES, string="For", required=True, index=True, tracking=True)
    commodity_id = fields.Many2one('farm.commodity', required=True, index=True, ondelete='restrict', tracking=True)
    stance = fields.Selection(
        selection=[('a_good', "Good"), ('b_moderate', "In Moderation"), ('c_avoid', "Better Not")],
        string="Advice",
        required=True,
        default='a_good',
        tracking=True,
    )
    text = fields.Text(string="In Words", required=True, translate=True)
    author_name = fields.Char(string="Written By", required=True, tracking=True)
    author_title = fields.Char(string="Title and Place of Work", required=True, translate=True)
    date = fields.Date(string="Written On", required=True, default=fields.Date.context_today, tracking=True)
    active = fields.Boolean(default=True)

    _audience_commodity_uniq = models.UniqueIndex(
        '(company_id, audience, commodity_id) WHERE active', "There is advice about this for this group already."
    )

    @api.model
    def _get_for_commodity(self, company, commodity):
        """Return the advice about a commodity, of the nearest branch for each group."""
        nodes = commodity._get_ancestor_ids()
        found = self.search([('company_id', '=', company.id), ('commodity_id', 'in', nodes)])
        nearest = {}
        for advice in found.sorted(lambda advice: nodes.index(advice.commodity_id.id), reverse=True):
            nearest[advice.audience] = advice.id
        return found.filtered(lambda advice: advice.id in nearest.values())

    @api.model
    def _get_good_commodities(self, company, audience):
        """Return the commodities that are good for a group; a shop's filter takes everything below them."""
        return self.search(
            [('company_id', '=', company.id), ('audience', '=', audience), ('stance', '=', 'a_good')]
        ).commodity_id
