from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmMark(models.Model):
    """The register of collective marks, certification marks and geographical indications of a market's localities."""

    _name = 'farm.mark'
    _description = "Collective Mark or Geographical Indication"
    _inherit = ['mail.thread', 'image.mixin']
    _order = 'kind, name'
    _rec_names_search = ['name', 'number']

    name = fields.Char(required=True, translate=True, tracking=True)
    kind = fields.Selection(
        selection=[
            ('indication', "Geographical indication"),
            ('collective', "Collective mark"),
            ('certification', "Certification mark"),
        ],
        required=True,
        default='collective',
        tracking=True,
    )
    number = fields.Char(string="Certificate Number", tracking=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    holder = fields.Char(help="Who owns the mark, for example a people's committee or a growers' association.")
    registered_on = fields.Date()
    valid_until = fields.Date(help="Empty: without end, as geographical indications are.", tracking=True)
    commune_ids = fields.Many2many(
        'farm.commune', string="Communes", domain=[('valid_to', '=', False)], help="Empty: the whole market."
    )
    commodity_ids = fields.Many2many('farm.commodity', string="Kinds of Goods", help="Empty: all goods.")
    description = fields.Text(translate=True, help="What makes these goods special, for buyers.")
    listing_ids = fields.One2many('product.template', 'mark_id', string="Listings")
    listing_count = fields.Integer(compute='_compute_listing_count')
    active = fields.Boolean(default=True)

    _number_uniq = models.UniqueIndex(
        "(company_id, number) WHERE number IS NOT NULL", "A mark with this certificate number is registered already."
    )

    @api.depends('listing_ids')
    def _compute_listing_count(self):
        counts = dict(self.env['product.template']._read_group([('mark_id', 'in', self.ids)], ['mark_id'], ['__count']))
        for mark in self:
            mark.listing_count = counts.get(mark, 0)

    @api.constrains('registered_on', 'valid_until')
    def _check_dates(self):
        for mark in self:
            if mark.registered_on and mark.valid_until and mark.valid_until < mark.registered_on:
                raise ValidationError(self.env._("A mark cannot end before it was registered. Correct the dates."))

    def _is_in_force(self, date):
        """Whether the mark may be used on `date`."""
        self.ensure_one()
        return self.active and (not self.valid_until or self.valid_until >= date)

    def _check_covers(self, listing):
        """Raise a ValidationError when `listing` may not bear the mark, and say why."""
        self.ensure_one()
        if not self._is_in_force(fields.Date.context_today(self)):
            raise ValidationError(self.env._("The mark %s is not in force any more.", self.name))
        if self.commune_ids and listing.stall_id.commune_id not in self.commune_ids:
            raise ValidationError(
                self.env._(
                    "The mark %(mark)s belongs to %(communes)s. Goods from %(commune)s may not bear it.",
                    mark=self.name,
                    communes=", ".join(self.commune_ids.mapped('name')),
                    commune=listing.stall_id.commune_id.name,
                )
            )
        covered = self.env['farm.commodity'].search([('id', 'child_of', self.commodity_ids.ids)])
        if self.commodity_ids and listing.commodity_id not in covered:
            raise ValidationError(
                self.env._("The mark %(mark)s is not for %(goods)s.", mark=self.name, goods=listing.commodity_id.name)
            )

    def action_view_listings(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_listing_action'),
            'domain': [('mark_id', '=', self.id)],
        }
