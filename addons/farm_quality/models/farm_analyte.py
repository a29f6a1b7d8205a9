from odoo import api, fields, models

from ..engine.units import UNIT_LABELS


class FarmAnalyte(models.Model):
    """What a laboratory looks for: a residue, a metal, a microbe, a nutrient."""

    _name = 'farm.analyte'
    _description = "Analyte"
    _order = 'kind, sequence, name'
    _rec_names_search = ['name', 'code', 'cas_number']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    kind = fields.Selection(
        selection=[
            ('pesticide', "Pesticide Residue"),
            ('drug', "Veterinary Drug"),
            ('metal', "Heavy Metal"),
            ('microbe', "Microbe"),
            ('toxin', "Natural Toxin"),
            ('additive', "Additive or Preservative"),
            ('nutrient', "Nutrient"),
            ('screen', "Rapid Test"),
        ],
        required=True,
        default='pesticide',
        index=True,
    )
    cas_number = fields.Char(string="CAS Number")
    unit = fields.Selection(selection=UNIT_LABELS, required=True, default='mg_kg', help="Proposed for new results.")
    label_tolerance = fields.Float(
        string="Tolerance on the Label (%)",
        default=20,
        digits=(5, 2),
        help="How far a nutrient may differ from what the label says.",
    )
    sequence = fields.Integer(default=10)
    limit_ids = fields.One2many('farm.limit', 'analyte_id', string="Limits")
    component_ids = fields.One2many('farm.analyte.component', 'sum_id', string="Members of the Sum")
    is_sum = fields.Boolean(compute='_compute_is_sum', store=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This code of an analyte is taken. Choose another one.")

    @api.depends('component_ids')
    def _compute_is_sum(self):
        for analyte in self:
            analyte.is_sum = bool(analyte.component_ids)
