from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmHubAgreement(models.Model):
    """What a commune and the market's operator agreed for a time: regime, transport, payments, returns.

    Source: Hiệp Hòa plan II.4.2. A new agreement follows an old one; none is rewritten once it holds.
    """

    _name = 'farm.hub.agreement'
    _description = "Terms with the Operator"
    _inherit = ['mail.thread']
    _order = 'hub_id, date_from desc'
    _check_company_auto = True
    _rec_names_search = ['name', 'hub_id.name']

    name = fields.Char(string="Number", required=True, tracking=True)
    hub_id = fields.Many2one(
        'farm.hub', string="Commune Hub", required=True, ondelete='cascade', index=True, check_company=True
    )
    company_id = fields.Many2one(related='hub_id.company_id', store=True, index=True)
    operator_id = fields.Many2one('res.partner', required=True, ondelete='restrict')
    date_from = fields.Date(string="In Force From", required=True, tracking=True)
    date_to = fields.Date(string="In Force Until", tracking=True, help="Empty: until another one follows.")
    regime = fields.Text(string="Who Does What", help="Who opens stalls, posts goods, answers buyers, keeps the stock.")
    transport = fields.Text(help="Who fetches the goods, when, for what price.")
    payment_terms = fields.Text(string="Payment Handling", help="Who takes the money, and when sellers get theirs.")
    return_terms = fields.Text(string="Returns", help="Who takes goods back, and who pays for it.")
    signed_by_commune = fields.Char(string="Signed for the Commune")
    signed_by_operator = fields.Char(string="Signed for the Operator")
    file = fields.Binary(string="Signed Paper", attachment=True)
    filename = fields.Char()
    is_in_force = fields.Boolean(compute='_compute_is_in_force', search='_search_is_in_force')

    _check_dates = models.Constraint(
        'CHECK(date_to IS NULL OR date_to >= date_from)', "Terms cannot end before they begin. Correct the dates."
    )

    @api.depends('date_from', 'date_to')
    def _compute_is_in_force(self):
        today = fields.Date.context_today(self)
        for agreement in self:
            agreement.is_in_force = bool(agreement.date_from) and (
                agreement.date_from <= today and (not agreement.date_to or agreement.date_to >= today)
            )

    def _search_is_in_force(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = fields.Date.context_today(self)
        in_force = fields.Domain('date_from', '<=', today) & (
            fields.Domain('date_to', '=', False) | fields.Domain('date_to', '>=', today)
        )
        return in_force if True in value else ~in_force

    @api.constrains('hub_id', 'date_from', 'date_to')
    def _check_overlap(self):
        for agreement in self:
            domain = [('hub_id', '=', agreement.hub_id.id), ('id', '!=', agreement.id)]
            domain += ['|', ('date_to', '=', False), ('date_to', '>=', agreement.date_from)]
            if agreement.date_to:
                domain.append(('date_from', '<=', agreement.date_to))
            other = self.search(domain, limit=1)
            if other:
                raise ValidationError(
                    self.env._("The terms %s hold in these days, too. End them before the new ones begin.", other.name)
                )
