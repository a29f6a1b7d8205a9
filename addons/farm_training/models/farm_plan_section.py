from odoo import fields, models


class FarmPlanSection(models.Model):
    """A heading of a plan, numbered as in the plan: 3.2.1 stands below 3.2."""

    _name = 'farm.plan.section'
    _description = "Plan Section"
    _order = 'plan_id, sequence, id'

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    plan_id = fields.Many2one('farm.plan', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, index=True)

    _plan_code_uniq = models.Constraint('UNIQUE(plan_id, code)', "This plan has a section with that number already.")

    def _get_number(self):
        """Return the number to show; sections that gather lines from outside the annex have none."""
        self.ensure_one()
        return self.code if self.code[:1].isdigit() else ''

    def _get_depth(self):
        """Return how deep the heading stands: 0 for 3, 2 for 3.2.1."""
        self.ensure_one()
        return self.code.count('.')
