from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.withholding import Rate


class FarmTaxRate(models.Model):
    """What the platform withholds from household sellers, by kind of supply and date, with its legal source."""

    _name = 'farm.tax.rate'
    _description = "Rate of Withheld Tax"
    _order = 'date_from desc, supply'

    name = fields.Char(compute='_compute_name')
    supply = fields.Selection(
        selection='_get_supplies',
        string="Kind of Supply",
        required=True,
        help="A supply whose kind is unknown takes the highest rate in force, unless it has a rate of its own.",
    )
    vat_rate = fields.Float(string="VAT (%)", digits=(6, 3), required=True)
    pit_rate = fields.Float(string="Income Tax (%)", digits=(6, 3), required=True)
    date_from = fields.Date(string="In Force From", required=True)
    date_to = fields.Date(string="In Force Until", help="The last day. Empty: until something else is decided.")
    legal_source = fields.Char(required=True, translate=True, help="Number of the regulation, with its clause.")
    certainty = fields.Selection(
        selection=[
            ('gazette', "Checked against the gazette"),
            ('secondary', "From a second-hand copy"),
            ('unchecked', "Not checked"),
        ],
        required=True,
        default='unchecked',
    )
    note = fields.Text(translate=True)
    active = fields.Boolean(default=True)

    _check_rates = models.Constraint(
        'CHECK(vat_rate >= 0 AND pit_rate >= 0 AND vat_rate + pit_rate < 100)',
        "Rates are per cent of turnover, from 0 to less than 100 together.",
    )
    _check_dates = models.Constraint(
        'CHECK(date_to IS NULL OR date_to >= date_from)', "A rate cannot end before it begins."
    )

    @api.model
    def _get_supplies(self):
        return [
            ('goods', self.env._("Goods")),
            ('services', self.env._("Services")),
            ('transport', self.env._("Transport")),
            ('unknown', self.env._("Kind unknown")),
        ]

    @api.depends('supply', 'vat_rate', 'pit_rate')
    def _compute_name(self):
        labels = dict(self._get_supplies())
        for rate in self:
            rate.name = self.env._(
                "%(supply)s: VAT %(vat)s %%, income tax %(pit)s %%",
                supply=labels.get(rate.supply, ""),
                vat=f'{rate.vat_rate:g}',
                pit=f'{rate.pit_rate:g}',
            )

    @api.constrains('supply', 'date_from', 'date_to', 'active')
    def _check_no_overlap(self):
        for rate in self.filtered('active'):
            domain = [
                ('id', '!=', rate.id),
                ('supply', '=', rate.supply),
                '|',
                ('date_to', '=', False),
                ('date_to', '>=', rate.date_from),
            ]
            if rate.date_to:
                domain.append(('date_from', '<=', rate.date_to))
            if other := self.search(domain, limit=1):
                raise ValidationError(
                    self.env._(
                        "Two rates for the same supply cannot be in force on one day. End %s first.", other.display_name
                    )
                )

    def _get_rates(self):
        """Return all rates in force at any time, for :func:`~..engine.withholding.pick_rate`."""
        return [
            Rate(
                supply=rate.supply,
                vat=Decimal(f'{rate.vat_rate:.3f}'),
                pit=Decimal(f'{rate.pit_rate:.3f}'),
                date_from=rate.date_from,
                date_to=rate.date_to or None,
                key=rate.id,
            )
            for rate in self.search([])
        ]
