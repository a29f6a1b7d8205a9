import json
import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.steps import QUALITY, Step


class FarmGrowingArea(models.Model):
    """A growing or raising area with its code (mã số vùng trồng, vùng nuôi): owner, crop, area, boundary, validity."""

    _name = 'farm.growing.area'
    _description = "Growing Area"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'code, id'
    _rec_names_search = ['code', 'name', 'producer_id.name']
    _check_company_auto = True

    _free_fields = frozenset({'note', 'certificate_ids'})
    _steps = {
        'issue': Step(('draft',), 'issued', (QUALITY,)),
        'revoke': Step(('issued',), 'revoked', (QUALITY,), needs_reason=True),
    }

    name = fields.Char(required=True, help="How people call the place, for example Đồng Bún.", tracking=True)
    code = fields.Char(copy=False, index=True, tracking=True, help="For example VN-TGOR-0095.")
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[('growing', "Growing Area"), ('raising', "Raising Area")],
        required=True,
        default='growing',
        tracking=True,
    )
    producer_id = fields.Many2one(
        'farm.producer', string="Owner", required=True, ondelete='restrict', index=True, check_company=True
    )
    commodity_id = fields.Many2one('farm.commodity', string="Crop or Animal", required=True, ondelete='restrict')
    area = fields.Float(string="Area (ha)", digits=(12, 4))
    commune_id = fields.Many2one('farm.commune', required=True, ondelete='restrict', domain=[('valid_to', '=', False)])
    place = fields.Char(string="Hamlet, Field")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    boundary = fields.Text(help="GeoJSON polygon of the boundary, longitude before latitude.")
    household_count = fields.Integer(string="Households")
    issued_on = fields.Date(copy=False, index=True)
    issuer = fields.Char(string="Issued By")
    date_to = fields.Date(string="Valid Until", copy=False)
    is_in_force = fields.Boolean(compute='_compute_is_in_force', search='_search_is_in_force')
    certificate_ids = fields.Many2many('farm.certificate', string="Certificates")
    note = fields.Text()
    state = fields.Selection(
        selection=[('draft', "Being Prepared"), ('issued', "Issued"), ('revoked', "Revoked")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    _code_uniq = models.Constraint('UNIQUE(code)', "This area code is taken.")

    @api.depends('code', 'name')
    def _compute_display_name(self):
        for area in self:
            area.display_name = f"{area.code} {area.name}" if area.code else area.name

    @api.depends('state', 'date_to')
    def _compute_is_in_force(self):
        for area in self:
            today = area.company_id._get_quality_today()
            area.is_in_force = area.state == 'issued' and (not area.date_to or area.date_to >= today)

    def _search_is_in_force(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = self.env.company._get_quality_today()
        domain = fields.Domain('state', '=', 'issued') & (
            fields.Domain('date_to', '=', False) | fields.Domain('date_to', '>=', today)
        )
        return domain if True in value else ~domain

    @api.constrains('code', 'company_id')
    def _check_code(self):
        for area in self.filtered('code'):
            pattern = area.company_id.growing_area_code_pattern
            if pattern and not re.fullmatch(pattern, area.code):
                raise ValidationError(
                    self.env._(
                        "“%s” does not look like an area code (for example VN-TGOR-0095). "
                        "The pattern is a setting of the market.",
                        area.code,
                    )
                )

    @api.constrains('latitude', 'longitude', 'boundary', 'area')
    def _check_place(self):
        for area in self:
            if abs(area.latitude) > 90 or abs(area.longitude) > 180:
                raise ValidationError(self.env._("Latitude runs from -90 to 90, longitude from -180 to 180."))
            if area.area < 0:
                raise ValidationError(self.env._("An area cannot be negative."))
            if area.boundary and not area._is_polygon():
                raise ValidationError(
                    self.env._("The boundary is not a GeoJSON polygon. Export it again from the map.")
                )

    def _is_polygon(self):
        self.ensure_one()
        try:
            shape = json.loads(self.boundary)
        except ValueError:
            return False
        rings = shape.get('coordinates') if isinstance(shape, dict) and shape.get('type') == 'Polygon' else None
        return bool(rings) and all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)

    def _check_step(self, name):
        if name != 'issue':
            return
        for area in self:
            if not (area.code and area.issued_on and area.issuer and area.area):
                raise UserError(
                    self.env._("Enter the code, who issued it on which day, and how large %s is.", area.name)
                )
