from odoo import fields, models
from odoo.exceptions import UserError


class FarmProducer(models.Model):
    _inherit = 'farm.producer'

    ledger_due = fields.Monetary(
        string="Due",
        compute='_compute_ledger_due',
        currency_field='ledger_currency_id',
        groups='farm_base.group_accountant,farm_base.group_board',
    )
    ledger_currency_id = fields.Many2one(related='company_id.currency_id')

    def _compute_ledger_due(self):
        sums = {
            (company, partner): amount
            for company, partner, amount in self.env['farm.ledger.entry']._read_group(
                [('partner_id', 'in', self.partner_id.ids), ('pot', '=', 'due')],
                ['company_id', 'partner_id'],
                ['amount:sum'],
            )
        }
        for producer in self:
            producer.ledger_due = sums.get((producer.company_id, producer.partner_id), 0)

    def action_view_ledger(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_ledger_entry_action'),
            'domain': [('partner_id', '=', self.partner_id.id), ('company_id', '=', self.company_id.id)],
            'context': {},
        }

    def write(self, vals):
        # OVERRIDE: the ledger is kept for the contact, and must stay with it.
        if 'partner_id' in vals:
            self._check_ledger_partner(vals['partner_id'])
        return super().write(vals)

    def _check_ledger_partner(self, partner_id):
        changed = self.filtered(lambda producer: producer.partner_id.id != partner_id)
        domain = [('partner_id', 'in', changed.partner_id.ids), ('company_id', 'in', changed.company_id.ids)]
        if changed and self.env['farm.ledger.entry'].sudo().search_count(domain, limit=1):
            raise UserError(
                self.env._(
                    "Money of %s stands in the ledger, so the contact cannot change. Correct the contact itself.",
                    ", ".join(changed.mapped('name')),
                )
            )
