from odoo import Command, api, fields, models


class FarmOrderMoney(models.TransientModel):
    """Records money of orders that came or went outside the website: cash on delivery, paying back."""

    _name = 'farm.order.money'
    _description = "Record Money of Orders"

    order_ids = fields.Many2many('sale.order', string="Orders", required=True)
    company_id = fields.Many2one('res.company', compute='_compute_company_id', store=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    kind = fields.Selection(
        selection=[
            ('receipt', "The carrier or the buyer handed the money over"),
            ('seller', "The seller took the cash"),
            ('pay_back', "The buyer gets money back"),
        ],
        required=True,
        default='receipt',
    )
    journal_id = fields.Many2one(
        'account.journal',
        string="Bank or Cash",
        domain="[('company_id', '=', company_id), ('type', 'in', ('bank', 'cash'))]",
        compute='_compute_journal_id',
        store=True,
        readonly=False,
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    reference = fields.Char(help="Number of the carrier's statement or of the transfer.")
    amount = fields.Monetary(compute='_compute_amount')

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get('active_model') == 'sale.order' and 'order_ids' in fields:
            values['order_ids'] = [Command.set(self.env.context.get('active_ids', []))]
        return values

    @api.depends('order_ids')
    def _compute_company_id(self):
        for wizard in self:
            wizard.company_id = wizard.order_ids.company_id[:1] or self.env.company

    @api.depends('company_id')
    def _compute_journal_id(self):
        for wizard in self:
            wizard.journal_id = wizard.company_id.farm_payout_journal_id

    @api.depends('order_ids', 'kind')
    def _compute_amount(self):
        for wizard in self:
            sign = -1 if wizard.kind == 'pay_back' else 1
            wizard.amount = sign * sum(wizard.order_ids.mapped('buyer_balance'))

    def action_record(self):
        self.ensure_one()
        # Only those who post entries may record money; the steps below check the orders.
        self.env['account.move'].check_access('create')
        orders = self.order_ids
        if self.kind == 'seller':
            orders._record_seller_cash(self.date, self.reference)
        elif self.kind == 'pay_back':
            orders._record_pay_back(self.journal_id, self.date, self.reference)
        else:
            orders._record_receipt(self.journal_id, self.date, self.reference)
        return {'type': 'ir.actions.act_window_close'}
