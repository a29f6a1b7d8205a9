from odoo import fields, models


class FarmScheme(models.Model):
    """A scheme by which goods or their making are certified: VietGAP, organic, HACCP, OCOP, base standard …"""

    _name = 'farm.scheme'
    _description = "Certification Scheme"
    _order = 'sequence, name'
    _rec_names_search = ['name', 'code']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=[
            ('gap', "Good Agricultural Practice"),
            ('organic', "Organic"),
            ('system', "Food Safety System"),
            ('ocop', "OCOP Rating"),
            ('base', "Base Standard"),
            ('origin', "Geographical Indication or Collective Mark"),
            ('other', "Other"),
        ],
        required=True,
        default='gap',
    )
    is_certification = fields.Boolean(
        string="Given by a Third Party",
        default=True,
        help="Counts for the yearly plan of certified establishments. A base standard is the maker's own announcement.",
    )
    has_stars = fields.Boolean()
    valid_months = fields.Integer(
        string="Usual Validity (Months)", help="Proposed for a new certificate; what the paper says counts."
    )
    reference = fields.Char(string="Standard or Regulation", translate=True)
    note = fields.Text(translate=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This scheme code is taken. Choose another one.")
