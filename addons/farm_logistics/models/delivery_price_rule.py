from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DeliveryPriceRule(models.Model):
    """A price by weight, for places and for a time: prices change, and what was quoted last year stays explicable."""

    _inherit = 'delivery.price.rule'

    province_ids = fields.Many2many(
        'farm.province', string="Provinces", help="Empty: wherever the delivery method goes."
    )
    commune_ids = fields.Many2many(
        'farm.commune',
        string="Communes",
        domain=[('valid_to', '=', False)],
        help="Empty: everywhere in the provinces.",
    )
    date_from = fields.Date(string="Valid From")
    date_to = fields.Date(string="Valid Until")

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for rule in self:
            if rule.date_from and rule.date_to and rule.date_to < rule.date_from:
                raise ValidationError(self.env._("A price cannot end before it begins. Correct the dates."))

    def _filter_by_place(self, partner, date):
        """Return the rules that hold for a delivery to `partner` on `date`, in their order."""
        commune = partner.commune_id
        province = (
            commune.province_id or self.env['farm.province'].search([('state_id', '=', partner.state_id.id)], limit=1)
            if partner.state_id or commune
            else self.env['farm.province']
        )
        return self.sorted(lambda rule: (rule.sequence, rule.list_price, rule.id)).filtered(
            lambda rule: (
                (not rule.date_from or rule.date_from <= date)
                and (not rule.date_to or rule.date_to >= date)
                and (not rule.commune_ids or commune in rule.commune_ids)
                and (not rule.province_ids or province in rule.province_ids)
            )
        )
