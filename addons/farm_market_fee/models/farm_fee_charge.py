from odoo import api, fields, models
from odoo.exceptions import UserError

from .farm_fee_rate import FEES


class FarmFeeCharge(models.Model):
    """One fee of one stall: for a month, or for a featured place. It comes off what the market owes the seller."""

    _name = 'farm.fee.charge'
    _description = "Fee Charged"
    _inherit = ['mail.thread']
    _order = 'date desc, id desc'
    _rec_name = 'note'
    _check_company_auto = True

    stall_id = fields.Many2one(
        'farm.stall', required=True, readonly=True, ondelete='restrict', index=True, check_company=True
    )
    company_id = fields.Many2one('res.company', string="Market", required=True, readonly=True, index=True)
    rate_id = fields.Many2one(
        'farm.fee.rate', required=True, readonly=True, ondelete='restrict', index=True, check_company=True
    )
    kind = fields.Selection(FEES, string="Fee For", required=True, readonly=True)
    place_id = fields.Many2one(
        'farm.featured.place', string="Featured Place", readonly=True, ondelete='restrict', index='btree_not_null'
    )
    date = fields.Date(required=True, readonly=True, help="First day of what is paid for.")
    amount = fields.Monetary(required=True, readonly=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    note = fields.Char(readonly=True)
    state = fields.Selection(
        selection=[('charged', "Charged"), ('waived', "Waived")],
        required=True,
        default='charged',
        readonly=True,
        tracking=True,
        index=True,
    )
    reason = fields.Text(tracking=True, help="Why it was waived; the seller reads it.")

    _stall_month_uniq = models.UniqueIndex(
        "(stall_id, date) WHERE kind = 'stall'", "This stall was charged for this month already."
    )
    _place_uniq = models.UniqueIndex(
        '(place_id) WHERE place_id IS NOT NULL', "This featured place was charged already."
    )

    @api.model
    def _charge_stalls(self, company, day):
        """Charge the open stalls of a market for the month of a day. A second call charges nothing more.

        :return: the new charges; none where the board decided no stall fee for that month
        """
        month = day.replace(day=1)
        rate = self.env['farm.fee.rate']._get_rate(company, 'stall', month)
        if not rate.amount:
            return self.browse()
        charged = self.search([('company_id', '=', company.id), ('kind', '=', 'stall'), ('date', '=', month)]).stall_id
        stalls = self.env['farm.stall'].search(
            [('company_id', '=', company.id), ('state', '=', 'open'), ('opened_on', '<=', month)]
        )
        charges = self.create([self._prepare_stall_values(rate, stall, month) for stall in stalls - charged])
        charges._on_charged()
        return charges

    def _prepare_stall_values(self, rate, stall, month):
        return {
            'stall_id': stall.id,
            'company_id': rate.company_id.id,
            'rate_id': rate.id,
            'kind': 'stall',
            'date': month,
            'amount': rate.amount,
            'note': self.env._("Stall fee %s", month.strftime('%m/%Y')),
        }

    @api.model
    def _cron_charge_stalls(self):
        """Charge the fees of this month in every market whose board decided one."""
        today = fields.Date.context_today(self)
        for company in self.env['res.company'].search([('is_farm_market', '=', True)]):
            self.with_company(company)._charge_stalls(company, today)
            self.env['ir.cron']._commit_progress(1)

    def action_waive(self):
        """Take a charge back, for a reason.

        :raises UserError: without a reason, or a second time
        """
        self.check_access('write')
        for charge in self:
            if charge.state == 'waived':
                raise UserError(self.env._("This fee was waived already."))
            if not (charge.reason or '').strip():
                raise UserError(self.env._("Write why the fee is waived; the seller reads it."))
        self.state = 'waived'
        self._on_waived()

    def _on_charged(self):
        """Hook: fees were charged. Same transaction."""

    def _on_waived(self):
        """Hook: fees were waived. Same transaction."""
