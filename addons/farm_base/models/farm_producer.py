from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.masking import mask_name


class FarmProducer(models.Model):
    """Who grows, raises or makes things: a seller on the market, a supplier of one, or both."""

    _name = 'farm.producer'
    _description = "Producer"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'name'
    _check_company_auto = True
    _rec_names_search = ['name', 'code', 'partner_id.vat']

    name = fields.Char(required=True, tracking=True, index='trigram')
    code = fields.Char(readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        'res.partner',
        string="Contact",
        required=True,
        ondelete='restrict',
        index=True,
        help="Owner of the goods and party to payments.",
    )
    kind = fields.Selection(
        selection=[
            ('household', "Household"),
            ('group', "Production Group"),
            ('cooperative', "Cooperative"),
            ('enterprise', "Enterprise"),
        ],
        required=True,
        default='household',
        tracking=True,
    )
    commune_id = fields.Many2one(
        'farm.commune', required=True, ondelete='restrict', index=True, domain=[('valid_to', '=', False)], tracking=True
    )
    address = fields.Char(string="Hamlet, Street")
    identity_number = fields.Char(
        string="Identity or Business Number", groups='farm_base.group_board,farm_base.group_commune_manager'
    )
    phone = fields.Char(related='partner_id.phone', readonly=False)
    email = fields.Char(related='partner_id.email', readonly=False)
    public_name = fields.Char(compute='_compute_public_name', help="The name that strangers see: people are masked.")
    story = fields.Html(translate=True, help="Who they are and how they work, for the public page.")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    stall_ids = fields.One2many('farm.stall', 'producer_id', string="Stalls")
    active = fields.Boolean(default=True)

    _partner_company_uniq = models.Constraint(
        'UNIQUE(partner_id, company_id)', "This contact is a producer of this market already."
    )

    @api.depends('name', 'kind')
    def _compute_public_name(self):
        for producer in self:
            producer.public_name = mask_name(producer.name) if producer.kind == 'household' else producer.name

    @api.constrains('latitude', 'longitude')
    def _check_coordinates(self):
        for producer in self:
            if abs(producer.latitude) > 90 or abs(producer.longitude) > 180:
                raise ValidationError(self.env._("Latitude runs from -90 to 90, longitude from -180 to 180."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get('code'):
                vals['code'] = self.env['ir.sequence'].next_by_code('farm.producer')
        return super().create(vals_list)
