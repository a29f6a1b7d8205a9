from odoo import api, fields, models


class FarmReleasePolicy(models.Model):
    """What a market asks before a group of goods may be sold.

    The policy of the deepest commodity counts: what is written for rice does not add to what is written for cereals, it
    replaces it. Origin, and a trace code for every lot, are asked always and need no policy.
    Source: Hanoi plan I.2 and III.2; Hiệp Hòa plan II.1.
    """

    _name = 'farm.release.policy'
    _description = "Release Policy"
    _inherit = ['mail.thread']
    _order = 'company_id, commodity_id'

    name = fields.Char(compute='_compute_name')
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    commodity_id = fields.Many2one('farm.commodity', string="Group of Goods", required=True, ondelete='restrict')
    requirement_ids = fields.One2many('farm.release.requirement', 'policy_id', string="Asked For", copy=True)
    note = fields.Text(help="Decision or regulation that the policy follows.")
    active = fields.Boolean(default=True)

    _company_commodity_uniq = models.Constraint(
        'UNIQUE(company_id, commodity_id)', "This market has a policy for this group of goods. Change that one."
    )

    @api.depends('company_id.name', 'commodity_id.complete_name')
    def _compute_name(self):
        for policy in self:
            policy.name = f"{policy.company_id.name}: {policy.commodity_id.complete_name}"

    @api.model
    def _get_policies(self, company, commodities):
        """Return the policy in force for each commodity: dict commodity -> policy (or an empty record)."""
        policies = {policy.commodity_id.id: policy for policy in self.search([('company_id', '=', company.id)])}
        return {
            commodity: next((policies[node] for node in commodity._get_ancestor_ids() if node in policies), self)
            for commodity in commodities
        }

    @api.model_create_multi
    def create(self, vals_list):
        policies = super().create(vals_list)
        policies._refresh_lots()
        return policies

    def write(self, vals):
        res = super().write(vals)
        if {'active', 'commodity_id', 'company_id', 'requirement_ids'} & vals.keys():
            self._refresh_lots()
        return res

    def unlink(self):
        scope = [(policy.company_id, policy.commodity_id) for policy in self]
        res = super().unlink()
        for company, commodity in scope:
            self.env['stock.lot']._get_lots_of_commodity(company, commodity)._update_release_until()
        return res

    def _refresh_lots(self):
        for policy in self:
            self.env['stock.lot']._get_lots_of_commodity(policy.company_id, policy.commodity_id)._update_release_until()
