from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmIntroductionPoint(models.Model):
    """A place in town where the market shows its goods (Hanoi plan II.1: three to five in each inner district)."""

    _name = 'farm.introduction.point'
    _description = "Introduction Point"
    _inherit = ['mail.thread']
    _order = 'district, name'

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    commune_id = fields.Many2one('farm.commune', string="Ward", required=True, ondelete='restrict', index=True)
    district = fields.Char(
        compute='_compute_district',
        store=True,
        readonly=False,
        index=True,
        help="The plan of 2019 counts by inner district; districts are gone since July 2025.",
    )
    address = fields.Char(required=True)
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    opening_hours = fields.Char(translate=True)
    phone = fields.Char()
    stall_ids = fields.Many2many('farm.stall', string="Shows Goods Of", domain="[('company_id', '=', company_id)]")
    opened_on = fields.Date(required=True, default=fields.Date.context_today, index=True)
    closed_on = fields.Date(index=True)
    active = fields.Boolean(default=True)

    @api.depends('commune_id')
    def _compute_district(self):
        for point in self:
            point.district = point.commune_id.district or point.commune_id.predecessor_ids[:1].district

    @api.constrains('latitude', 'longitude')
    def _check_coordinates(self):
        for point in self:
            if abs(point.latitude) > 90 or abs(point.longitude) > 180:
                raise ValidationError(self.env._("Latitude runs from -90 to 90, longitude from -180 to 180."))

    @api.constrains('opened_on', 'closed_on')
    def _check_dates(self):
        if any(point.closed_on and point.closed_on < point.opened_on for point in self):
            raise ValidationError(self.env._("A point cannot close before it opens."))

    @api.model
    def _get_open_domain(self, company, date_from, date_to):
        """Domain of the points of a market that were open on some day of a period."""
        return [
            ('company_id', '=', company.id),
            ('opened_on', '<=', date_to),
            '|',
            ('closed_on', '=', False),
            ('closed_on', '>=', date_from),
        ]
