from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import VietQRCommon


@tagged('post_install', '-at_install')
class TestNotice(VietQRCommon):
    def assertKeptBack(self, notice, state, transaction=None, tx_state='pending'):
        """The notice waits for somebody and completed nothing."""
        self.assertEqual((notice.state, notice.resolution), (state, 'open'))
        if transaction:
            self.assertEqual((notice.transaction_id, transaction.state), (transaction, tx_state))

    def test_exact_amount_and_content_complete_the_transaction(self):
        transaction = self._create_pending()
        notice = self._receive(transaction)
        self.assertEqual((notice.state, notice.resolution), ('matched', 'automatic'))
        self.assertEqual((transaction.state, transaction.provider_reference), ('done', 'FT1'))
        self.assertEqual(notice.transaction_id, transaction)

    def test_same_notice_twice_has_one_effect(self):
        transaction = self._create_pending()
        first = self._receive(transaction)
        self.assertEqual(self._receive(transaction, id=92705), first)
        self.assertEqual(transaction.vietqr_notice_ids, first)

    def test_less_is_kept_back(self):
        transaction = self._create_pending()
        self.assertKeptBack(self._receive(transaction, transferAmount=179999), 'underpaid', transaction)

    def test_more_is_kept_back(self):
        transaction = self._create_pending()
        self.assertKeptBack(self._receive(transaction, transferAmount=180001), 'overpaid', transaction)

    def test_a_second_transfer_is_kept_back(self):
        transaction = self._create_pending()
        self._receive(transaction)
        notice = self._receive(transaction, referenceCode='FT2')
        self.assertKeptBack(notice, 'duplicate', transaction, 'done')

    def test_the_banks_number_with_another_amount_is_kept_back(self):
        transaction = self._create_pending()
        first = self._receive(transaction)
        second = self._receive(transaction, transferAmount=1)
        self.assertNotEqual(first, second)
        self.assertKeptBack(second, 'duplicate', transaction, 'done')
        self.assertEqual(self._receive(transaction, transferAmount=1), second)

    def test_money_after_a_cancel_is_kept_back(self):
        transaction = self._create_pending()
        transaction._set_canceled()
        self.assertKeptBack(self._receive(transaction), 'late', transaction, 'cancel')

    def test_money_after_the_time_is_kept_back_even_if_nobody_cancelled(self):
        transaction = self._create_pending()
        transaction.vietqr_expires_at = fields.Datetime.now() - timedelta(minutes=16)
        self.assertKeptBack(self._receive(transaction), 'late', transaction)

    def test_a_transfer_in_time_counts_though_the_notice_is_late(self):
        transaction = self._create_pending()
        transaction.vietqr_expires_at = fields.Datetime.now() - timedelta(hours=3)
        self._receive(
            transaction,
            transactionDate=(fields.Datetime.now() + timedelta(hours=7 - 3, minutes=-1)).strftime('%Y-%m-%d %H:%M:%S'),
        )
        self.assertEqual(transaction.state, 'done')

    def test_unknown_content_is_kept_back(self):
        self._create_pending()
        self.assertKeptBack(self._receive(content='tien mua rau'), 'unmatched')

    def test_a_wrong_digit_matches_nobody(self):
        transaction = self._create_pending()
        wrong = transaction.vietqr_content[:-1] + ('0' if transaction.vietqr_content[-1] != '0' else '1')
        self.assertKeptBack(self._receive(transaction, content=wrong), 'unmatched')
        self.assertEqual(transaction.state, 'pending')

    def test_two_contents_in_one_transfer_are_kept_back(self):
        one, two = self._create_pending('VietQR 1'), self._create_pending('VietQR 2')
        notice = self._receive(one, content=f'{one.vietqr_content} {two.vietqr_content}')
        self.assertKeptBack(notice, 'unmatched')
        self.assertEqual((one.state, two.state), ('pending', 'pending'))

    def test_another_account_is_kept_back(self):
        transaction = self._create_pending()
        self.assertKeptBack(self._receive(transaction, accountNumber='999'), 'unmatched')
        self.assertEqual(transaction.state, 'pending')

    def test_a_virtual_account_is_ours(self):
        transaction = self._create_pending()
        self._receive(transaction, accountNumber='999', subAccount=self.vietqr.vietqr_account_number)
        self.assertEqual(transaction.state, 'done')

    def test_outgoing_money_completes_nothing(self):
        transaction = self._create_pending()
        notice = self._receive(transaction, transferType='out')
        self.assertEqual((notice.state, notice.resolution), ('outgoing', 'automatic'))
        notice = self._receive(transaction, transferAmount=-180000, referenceCode='FT2')
        self.assertEqual((notice.state, notice.amount), ('outgoing', 180000))
        self.assertEqual(transaction.state, 'pending')

    def test_raw_notice_is_kept(self):
        notice = self._receive(content='Đặng Văn Ơn')
        self.assertIn('Đặng Văn Ơn', notice.payload)
        self.assertIn('"referenceCode": "FT1"', notice.payload)

    def test_what_the_bank_said_is_never_changed_or_deleted(self):
        notice = self._receive()
        for values in ({'amount': 1}, {'state': 'matched'}, {'payload': '{}'}, {'content': 'x'}):
            with self.subTest(values=values), self.assertRaises(UserError):
                notice.write(values)
        with self.assertRaises(UserError):
            notice.unlink()

    # === ACCESS === #

    def test_access_by_role(self):
        notice = self._receive()
        users = {
            'account.group_account_invoice': True,
            'account.group_account_readonly': True,
            'base.group_user': False,
            'base.group_portal': False,
        }
        for number, (group, may_read) in enumerate(users.items()):
            user = new_test_user(self.env, f'vietqr{number}', groups=group)
            notice_as_user = notice.with_user(user)
            with self.subTest(group=group):
                self.assertEqual(notice_as_user.has_access('read'), may_read)
                for operation in ('create', 'write', 'unlink'):
                    self.assertFalse(notice_as_user.has_access(operation), operation)

    def test_other_companies_see_nothing(self):
        notice = self._receive()
        company = self.env['res.company'].create({'name': "Second Market"})
        stranger = new_test_user(
            self.env,
            'stranger',
            groups='account.group_account_invoice',
            company_id=company.id,
            company_ids=company.ids,
        )
        self.assertFalse(self.env['payment.vietqr.notice'].with_user(stranger).search([]))
        with self.assertRaises(AccessError):
            notice.with_user(stranger).read(['amount'])
