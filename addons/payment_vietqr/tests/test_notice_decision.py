from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import VietQRCommon


@tagged('post_install', '-at_install')
class TestNoticeDecision(VietQRCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = new_test_user(
            cls.env,
            'vietqr_accountant',
            groups='account.group_account_invoice',
        )

    def _decide(self, notice, decision, transaction=None, user=None):
        wizard = (
            self.env['payment.vietqr.resolve']
            .with_user(user or self.accountant)
            .create(
                {
                    'notice_id': notice.id,
                    'decision': decision,
                    'note': "Telephone",
                    **({'transaction_id': transaction.id} if transaction else {}),
                }
            )
        )
        return wizard.action_confirm()

    def test_unmatched_money_is_matched_by_hand(self):
        transaction = self._create_pending()
        notice = self._receive(content='tien mua rau')
        self._decide(notice, 'matched', transaction)
        self.assertEqual(transaction.state, 'done')
        self.assertEqual((notice.state, notice.resolution), ('unmatched', 'matched'))
        self.assertEqual(notice.resolved_by_id, self.accountant)
        self.assertEqual(notice.resolution_note, "Telephone")
        self.assertTrue(notice.resolved_at)

    def test_late_money_is_matched_by_hand(self):
        transaction = self._create_pending()
        transaction._set_canceled()
        self._decide(self._receive(transaction), 'matched', transaction)
        self.assertEqual(transaction.state, 'done')

    def test_too_little_waits_for_the_rest(self):
        transaction = self._create_pending()
        first = self._receive(transaction, transferAmount=100000)
        second = self._receive(transaction, transferAmount=80000, referenceCode='FT2')
        self._decide(first, 'matched', transaction)
        self.assertEqual((transaction.state, first.resolution), ('pending', 'matched'))
        self._decide(second, 'matched', transaction)
        self.assertEqual((transaction.state, second.refund_amount), ('done', 0))

    def test_too_much_is_put_down_to_be_given_back(self):
        transaction = self._create_pending()
        notice = self._receive(transaction, transferAmount=200000)
        self._decide(notice, 'matched', transaction)
        self.assertEqual(transaction.state, 'done')
        self.assertEqual((notice.resolution, notice.refund_amount), ('to_refund', 20000))
        self._decide(notice, 'refunded')
        self.assertEqual((notice.resolution, notice.refund_amount), ('refunded', 20000))

    def test_money_given_back_does_not_count(self):
        transaction = self._create_pending()
        first = self._receive(transaction, transferAmount=100000)
        second = self._receive(transaction, transferAmount=100000, referenceCode='FT2')
        self._decide(first, 'to_refund')
        self._decide(second, 'matched', transaction)
        self.assertEqual(first.refund_amount, 100000)
        self.assertEqual(transaction.state, 'pending')

    def test_a_paid_transaction_is_not_paid_again(self):
        transaction = self._create_pending()
        self._receive(transaction)
        notice = self._receive(transaction, referenceCode='FT2')
        with self.assertRaises(UserError):
            self._decide(notice, 'matched', transaction)
        self.assertEqual(notice.resolution, 'open')

    def test_money_of_no_transaction_is_dismissed(self):
        notice = self._receive(content='lai tien gui')
        self._decide(notice, 'dismissed')
        self.assertEqual(notice.resolution, 'dismissed')

    def test_a_decision_is_final(self):
        transaction = self._create_pending()
        notice = self._receive(content='lai tien gui')
        self._decide(notice, 'dismissed')
        for decision, tx in (('matched', transaction), ('to_refund', None), ('refunded', None)):
            with self.subTest(decision=decision), self.assertRaises(UserError):
                self._decide(notice, decision, tx)

    def test_money_is_given_back_only_after_that_was_decided(self):
        with self.assertRaises(UserError):
            self._decide(self._receive(content='x'), 'refunded')

    def test_another_companys_transaction_is_refused(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        other = self.env['payment.provider'].sudo()._vietqr_enable(company, '970436', '999', 'X')
        transaction = self._create_pending(provider_id=other.id)
        notice = self._receive(content='x')
        with self.assertRaises(UserError):
            notice._resolve('matched', "Telephone", self.accountant, transaction)

    def test_who_is_no_accountant_cannot_decide(self):
        notice = self._receive(content='x')
        for number, group in enumerate(('base.group_user', 'account.group_account_readonly')):
            user = new_test_user(self.env, f'no_accountant{number}', groups=group)
            with self.subTest(group=group), self.assertRaises(AccessError):
                self._decide(notice, 'dismissed', user=user)

    def test_another_companys_accountant_cannot_decide(self):
        notice = self._receive(content='x')
        company = self.env['res.company'].create({'name': "Second Market"})
        stranger = new_test_user(
            self.env,
            'stranger',
            groups='account.group_account_invoice',
            company_id=company.id,
            company_ids=company.ids,
        )
        with self.assertRaises(AccessError):
            self._decide(notice, 'dismissed', user=stranger)

    def test_decision_opens_with_the_notice(self):
        notice = self._receive(content='x')
        for name, decision in (
            ('action_match', 'matched'),
            ('action_to_refund', 'to_refund'),
            ('action_refunded', 'refunded'),
            ('action_dismiss', 'dismissed'),
        ):
            action = getattr(notice, name)()
            self.assertEqual(
                action['context'],
                {
                    'default_notice_id': notice.id,
                    'default_decision': decision,
                },
            )
