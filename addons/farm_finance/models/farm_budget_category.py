from odoo import fields, models


class FarmBudgetCategory(models.Model):
    """What money is spent on. A plan says which categories each kind of source may pay for."""

    _name = 'farm.budget.category'
    _description = "Budget Category"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "A category with this code exists already.")
