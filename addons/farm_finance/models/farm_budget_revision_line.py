from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmBudgetRevisionLine(models.Model):
    """By how much a decision changes one item: more (+) or less (-)."""

    _name = 'farm.budget.revision.line'
    _description = "Change of a Budget Item"
    _order = 'revision_id, id'

    revision_id = fields.Many2one('farm.budget.revision', required=True, ondelete='cascade', index=True)
    state = fields.Selection(related='revision_id.state', store=True)
    budget_id = fields.Many2one(related='revision_id.budget_id')
    company_id = fields.Many2one(related='revision_id.company_id', store=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    line_id = fields.Many2one(
        'farm.budget.line',
        string="Item",
        required=True,
        ondelete='restrict',
        index=True,
        domain="[('budget_id', '=', budget_id)]",
    )
    source_id = fields.Many2one(related='line_id.source_id')
    amount_current = fields.Monetary(related='line_id.amount_current')
    amount = fields.Monetary(string="Change", required=True)

    _check_amount = models.Constraint('CHECK(amount <> 0)', "Enter by how much the item changes.")
    _line_uniq = models.Constraint('UNIQUE(revision_id, line_id)', "Each item changes once in a decision.")

    @api.constrains('line_id', 'revision_id')
    def _check_same_budget(self):
        for change in self:
            if change.line_id.budget_id != change.revision_id.budget_id:
                raise UserError(self.env._("A decision changes the items of its own budget."))

    @api.model_create_multi
    def create(self, vals_list):
        changes = super().create(vals_list)
        changes._check_proposal()
        return changes

    def write(self, vals):
        self._check_proposal()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_proposals(self):
        self._check_proposal()

    def _check_proposal(self):
        if any(change.revision_id.state != 'draft' for change in self):
            raise UserError(self.env._("Only a proposal can be changed."))
