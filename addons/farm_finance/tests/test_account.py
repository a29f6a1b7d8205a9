from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestAccount(FarmFinanceCommon):
    def _post_by_hand(self, partner, amount=5000, stall=None):
        move = self.env['account.move'].create(
            {
                'journal_id': self.market.farm_money_journal_id.id,
                'farm_stall_id': stall.id if stall else False,
                'line_ids': [
                    Command.create(
                        {
                            'account_id': self.market.farm_seller_account_id.id,
                            'partner_id': partner.id,
                            'balance': -amount,
                            'name': "Sửa",
                        }
                    ),
                    Command.create(
                        {'account_id': self.market.farm_support_account_id.id, 'balance': amount, 'name': "Sửa"}
                    ),
                ],
            }
        )
        move.action_post()
        return move

    def test_a_new_market_has_its_accounts_and_journal(self):
        market = self._create_market("Sàn mới")
        for name in (
            'farm_seller_account_id',
            'farm_shipping_account_id',
            'farm_vat_withheld_account_id',
            'farm_pit_withheld_account_id',
            'farm_fee_account_id',
            'farm_support_account_id',
            'farm_money_journal_id',
            'farm_payout_journal_id',
        ):
            with self.subTest(field=name):
                self.assertTrue(market[name])
        self.assertTrue(market.farm_seller_account_id.reconcile)
        self.assertEqual(market.farm_seller_account_id.account_type, 'liability_payable')
        self.assertEqual(market.farm_money_journal_id.company_id, market)

    def test_setting_up_again_changes_nothing(self):
        account, count = self.market.farm_seller_account_id, self.env['account.account'].search_count([])
        self.market._setup_farm_market()
        self.assertEqual(self.market.farm_seller_account_id, account)
        self.assertEqual(self.env['account.account'].search_count([]), count)

    def test_accounts_speak_vietnamese(self):
        account = self.market.farm_seller_account_id
        self.assertEqual(account.with_context(lang='vi_VN').name, "Tiền hàng giữ hộ người bán")
        self.assertEqual(account.with_context(lang='en_US').name, "Sellers' money held by the market")

    def test_an_entry_typed_by_hand_enters_the_ledger_too(self):
        self._post_by_hand(self.stall_a.owner_id, 5000)
        entry = self.Ledger.search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((entry.kind, entry.pot, entry.amount), ('adjusted', 'due', 5000))
        self.assertBooksAgree()

    def test_an_entry_for_nobody_is_refused(self):
        for partner in (self.env['res.partner'], self.buyer):
            with self.subTest(partner=partner.name), self.assertRaises(UserError):
                self._post_by_hand(partner)

    def test_a_seller_with_two_stalls_needs_the_stall(self):
        second = self.env['farm.stall'].create(
            {
                'name': "Thứ hai",
                'hub_id': self.hub_a.id,
                'producer_id': self.seller_a.id,
                'company_id': self.market.id,
            }
        )
        with self.assertRaises(UserError):
            self._post_by_hand(self.stall_a.owner_id)
        self._post_by_hand(self.stall_a.owner_id, 700, second)
        self.assertEqual(self.Ledger.search([('stall_id', '=', second.id)]).amount, 700)

    def test_what_stands_in_a_ledger_is_not_taken_back(self):
        move = self._post_by_hand(self.stall_a.owner_id)
        line = move.line_ids.filtered(lambda line: line.account_id == self.market.farm_seller_account_id)
        other = move.line_ids - line
        for name, change in (
            ('draft', move.button_draft),
            ('cancel', move.button_cancel),
            ('state', lambda: move.write({'state': 'draft'})),
            ('partner', lambda: line.write({'partner_id': self.stall_b.owner_id.id})),
            ('account', lambda: line.write({'account_id': self.market.farm_shipping_account_id.id})),
            ('into', lambda: other.write({'account_id': self.market.farm_seller_account_id.id})),
            ('amount', lambda: line.write({'balance': -1})),
        ):
            with self.subTest(change=name), self.assertRaises(UserError), self.env.cr.savepoint():
                change()
        self.assertBooksAgree()

    def test_a_reversal_by_hand_reverses_the_ledger(self):
        order = self._buy((self.greens, 2))
        order.money_move_ids._reverse_moves(cancel=True)
        self.assertEqual(set(order.ledger_entry_ids.mapped('kind')), {'reversed', 'held'})
        self.assertEqual(sum(order.ledger_entry_ids.mapped('amount')), 0)
        self.assertBooksAgree()

    def test_the_account_of_sellers_money_stays(self):
        self._post_by_hand(self.stall_a.owner_id)
        with self.assertRaises(ValidationError):
            self.market.farm_seller_account_id = self.market.farm_shipping_account_id

    def test_the_contact_of_a_seller_with_money_stays(self):
        self._post_by_hand(self.stall_a.owner_id)
        with self.assertRaises(UserError):
            self.seller_a.partner_id = self.buyer
