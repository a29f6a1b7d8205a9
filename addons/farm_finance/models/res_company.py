from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The accounts of a market that sells for others: what it holds is owed, none of it is income."""

    _inherit = 'res.company'

    farm_seller_account_id = fields.Many2one(
        'account.account',
        string="Sellers' Money",
        check_company=True,
        ondelete='restrict',
        domain=[('account_type', '=', 'liability_payable')],
        help="What the market holds for its sellers. Every posted line of this account stands in a seller's ledger.",
    )
    farm_shipping_account_id = fields.Many2one(
        'account.account',
        string="Shipping Charges Collected",
        check_company=True,
        ondelete='restrict',
        domain=[('account_type', '=', 'liability_payable')],
        help="What buyers paid for shipping, owed to carriers.",
    )
    farm_vat_withheld_account_id = fields.Many2one(
        'account.account', string="VAT Withheld", check_company=True, ondelete='restrict'
    )
    farm_pit_withheld_account_id = fields.Many2one(
        'account.account', string="Income Tax Withheld", check_company=True, ondelete='restrict'
    )
    farm_fee_account_id = fields.Many2one(
        'account.account', string="Income from Fees", check_company=True, ondelete='restrict'
    )
    farm_support_account_id = fields.Many2one(
        'account.account',
        string="Cost of Vouchers",
        check_company=True,
        ondelete='restrict',
        help="What the market itself pays to sellers: vouchers and support of which it is the payer.",
    )
    farm_money_journal_id = fields.Many2one(
        'account.journal',
        string="Journal of Goods Money",
        check_company=True,
        ondelete='restrict',
        domain=[('type', '=', 'general')],
    )
    farm_payout_journal_id = fields.Many2one(
        'account.journal',
        string="Bank of Payouts",
        check_company=True,
        ondelete='restrict',
        domain=[('type', 'in', ('bank', 'cash'))],
    )

    @api.constrains('farm_seller_account_id')
    def _check_seller_account(self):
        for company in self:
            account = company.farm_seller_account_id
            if account and (account.account_type != 'liability_payable' or not account.reconcile):
                raise ValidationError(
                    self.env._("Sellers' money needs a payable account that can be reconciled. Choose another account.")
                )

    def write(self, vals):
        if 'farm_seller_account_id' in vals:
            self._check_no_ledger(vals['farm_seller_account_id'])
        return super().write(vals)

    def _check_no_ledger(self, account_id):
        changed = self.filtered(lambda company: company.farm_seller_account_id.id not in (False, account_id))
        if self.env['farm.ledger.entry'].sudo().search_count([('company_id', 'in', changed.ids)], limit=1):
            raise ValidationError(
                self.env._("The account of sellers' money cannot change any more: the sellers' ledgers agree with it.")
            )

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_books()
        return res

    def _setup_market_books(self):
        """Give markets their accounts and journal. Safe to call again: what is set stays."""
        for company in self:
            # Charts and journals are the system's to make when a market is founded, whoever founds it.
            company_sudo = company.sudo().with_company(company)
            values = company_sudo._prepare_market_books()
            company_sudo.write({name: record.id for name, record in values.items() if not company_sudo[name]})

    def _prepare_market_books(self):
        """Return the settings of the market's books: field name -> record. Accounts follow Circular 200/2014/TT-BTC."""
        self.ensure_one()
        return {
            'farm_seller_account_id': self._get_market_account(
                '338811', 'liability_payable', lambda env: env._("Sellers' money held by the market")
            ),
            'farm_shipping_account_id': self._get_market_account(
                '338812', 'liability_payable', lambda env: env._("Shipping charges collected for carriers")
            ),
            'farm_vat_withheld_account_id': self._get_market_account(
                '333821', 'liability_current', lambda env: env._("VAT withheld from household sellers")
            ),
            'farm_pit_withheld_account_id': self._get_market_account(
                '333511', 'liability_current', lambda env: env._("Income tax withheld from household sellers")
            ),
            'farm_fee_account_id': self._get_chart_account('chart5111', 'income'),
            'farm_support_account_id': self._get_chart_account('chart6418', 'expense'),
            'farm_money_journal_id': self._get_market_journal(),
            'farm_payout_journal_id': self.env['account.journal'].search(
                [*self.env['account.journal']._check_company_domain(self), ('type', '=', 'bank')], limit=1
            ),
        }

    def _get_chart_account(self, xmlid, account_type):
        account = self.env['account.chart.template'].ref(xmlid, raise_if_not_found=False)
        return account or self.env['account.account'].search(
            [
                *self.env['account.account']._check_company_domain(self),
                ('account_type', '=', account_type),
            ],
            limit=1,
        )

    def _get_market_account(self, code, account_type, get_name):
        self.ensure_one()
        Account = self.env['account.account']
        account = Account.search([*Account._check_company_domain(self), ('code', '=', code)], limit=1)
        if not account:
            account = Account.with_context(lang='en_US').create(
                {
                    'code': code,
                    'name': get_name(self.with_context(lang='en_US').env),
                    'account_type': account_type,
                    'reconcile': account_type == 'liability_payable',
                    'company_ids': [fields.Command.link(self.id)],
                }
            )
            self._translate_name(account, get_name)
        return account

    def _get_market_journal(self):
        self.ensure_one()
        Journal = self.env['account.journal']
        journal = Journal.search([*Journal._check_company_domain(self), ('code', '=', 'CHO')], limit=1)
        if not journal:
            journal = Journal.with_context(lang='en_US').create(
                {
                    'name': self.with_context(lang='en_US').env._("Market – Goods Money"),
                    'code': 'CHO',
                    'type': 'general',
                    'company_id': self.id,
                }
            )
            self._translate_name(journal, lambda env: env._("Market – Goods Money"))
        return journal

    def _translate_name(self, record, get_name):
        for lang, _name in self.env['res.lang'].get_installed():
            if lang != 'en_US':
                record.with_context(lang=lang).name = get_name(self.with_context(lang=lang).env)
