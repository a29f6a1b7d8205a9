from odoo import api, fields, models


class FarmInputUse(models.Model):
    """On what an input is allowed: a crop, an animal or a group of them, with the dose and how long the harvest waits.

    A deeper node says otherwise than the group it belongs to.
    """

    _name = 'farm.input.use'
    _description = "Use of an Allowed Input"
    _order = 'input_id, id'

    input_id = fields.Many2one('farm.input', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='input_id.company_id', store=True, index=True)
    commodity_id = fields.Many2one(
        'farm.commodity', string="Crop or Animal", required=True, ondelete='restrict', index=True
    )
    purpose = fields.Char(string="Against or For")
    dose = fields.Char(string="Dose at Most", help="As on the label, for example 10 ml in 16 litres of water.")
    waiting_days = fields.Integer(
        string="Waiting Time (Days)", help="Days from this work to the harvest, the slaughter, the milk or the eggs."
    )

    _waiting_days_positive = models.Constraint("CHECK(waiting_days >= 0)", "A waiting time cannot be negative.")
    _commodity_uniq = models.UniqueIndex(
        "(input_id, commodity_id)", "This crop or animal stands there already. Change that line."
    )

    @api.depends('commodity_id.name', 'waiting_days')
    def _compute_display_name(self):
        for use in self:
            use.display_name = f"{use.commodity_id.name} ({use.waiting_days})"
