from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmStorageCondition(models.Model):
    """At which temperature a kind of goods is kept and carried. The condition of the deepest commodity counts."""

    _name = 'farm.storage.condition'
    _description = "Storage Condition"
    _order = 'commodity_id, company_id'

    name = fields.Char(compute='_compute_name')
    commodity_id = fields.Many2one(
        'farm.commodity', string="Kind of Goods", required=True, ondelete='restrict', index=True
    )
    company_id = fields.Many2one('res.company', string="Market", index=True, help="Empty: for all markets.")
    has_min = fields.Boolean(string="Not Colder Than", default=True)
    temperature_min = fields.Float(string="Lowest (°C)", digits=(4, 1), default=0)
    temperature_max = fields.Float(string="Highest (°C)", digits=(4, 1), required=True)
    max_hours = fields.Float(
        string="Hours Outside", help="How long the goods bear to be outside the range. 0: not at all."
    )
    source = fields.Char(help="Standard or advice that the condition follows.")
    active = fields.Boolean(default=True)

    _company_commodity_uniq = models.UniqueIndex(
        "(commodity_id, COALESCE(company_id, 0)) WHERE active",
        "There is a condition for this kind of goods. Change that one.",
    )
    _check_hours = models.Constraint('CHECK(max_hours >= 0)', "The hours outside the range cannot be negative.")

    @api.depends('commodity_id.name', 'has_min', 'temperature_min', 'temperature_max')
    def _compute_name(self):
        for condition in self:
            condition.name = f"{condition.commodity_id.name}: {condition._get_range_label()}"

    @api.constrains('has_min', 'temperature_min', 'temperature_max')
    def _check_range(self):
        for condition in self:
            if condition.has_min and condition.temperature_min > condition.temperature_max:
                raise ValidationError(self.env._("The lowest temperature cannot be above the highest."))

    def _get_range_label(self):
        self.ensure_one()
        if self.has_min:
            return self.env._(
                "%(low)s to %(high)s °C", low=f"{self.temperature_min:g}", high=f"{self.temperature_max:g}"
            )
        return self.env._("at most %s °C", f"{self.temperature_max:g}")

    @api.model
    def _get_conditions(self, company, commodities):
        """Return the condition for each commodity: dict commodity -> condition (or an empty record)."""
        conditions = {}
        # A market's own condition comes after the common one, and replaces it.
        for condition in self.search([('company_id', 'in', (company.id, False))]).sorted(
            lambda rec: bool(rec.company_id)
        ):
            conditions[condition.commodity_id.id] = condition
        return {
            commodity: next((conditions[node] for node in commodity._get_ancestor_ids() if node in conditions), self)
            for commodity in commodities
        }
