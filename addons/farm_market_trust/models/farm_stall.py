from odoo import api, fields, models


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    customer_rating_ids = fields.One2many('farm.rating', 'stall_id', string="Buyers' Ratings")
    score = fields.Float(compute='_compute_score', store=True, digits=(3, 2), aggregator='avg')
    score_count = fields.Integer(string="Number of Ratings", compute='_compute_score', store=True)
    is_score_shown = fields.Boolean(
        compute='_compute_is_score_shown',
        help="A score of a few ratings says little: the market sets from how many on.",
    )

    @api.depends('customer_rating_ids.score', 'customer_rating_ids.state')
    def _compute_score(self):
        groups = self.env['farm.rating']._read_group(
            [('stall_id', 'in', self.ids), ('state', '=', 'shown')], ['stall_id'], ['score:avg', '__count']
        )
        found = {stall: (score, count) for stall, score, count in groups}
        for stall in self:
            stall.score, stall.score_count = found.get(stall._origin, (0, 0))

    @api.depends('score_count', 'company_id')
    def _compute_is_score_shown(self):
        for stall in self:
            # The number is a setting of the market, which visitors cannot read.
            stall.is_score_shown = stall.score_count >= stall.company_id.sudo().rating_minimum

    def action_view_ratings(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_trust.farm_rating_action'),
            'domain': [('stall_id', '=', self.id)],
        }
