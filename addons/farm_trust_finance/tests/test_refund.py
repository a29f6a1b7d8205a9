from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestRefund(FarmFinanceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order, cls.other = cls._buy()
        cls._deliver(cls.order | cls.other)
        cls.complaint = cls.order._complain('damaged', "Rau dập", 'refund', cls.order.order_line.filtered('stall_id'))
        cls.complaint.with_user(cls.seller_user).action_answer("Xin lỗi, xin hoàn tiền", seller_agrees=True)

    def _decide(self, **values):
        wizard = (
            self.env['farm.complaint.decide']
            .with_user(self.board)
            .create({'complaint_id': self.complaint.id, 'decision': "Hoàn tiền", **values})
        )
        wizard.action_decide()
        return wizard

    def test_a_justified_complaint_gives_back_what_the_goods_cost(self):
        owed = self.order.buyer_balance
        wizard = self._decide()
        self.assertEqual(wizard.refund_goods, 40000)
        self.assertEqual(self.order._get_booked_money()[self.order][0], 0)
        self.assertEqual(self.order.buyer_balance, owed - 40000)
        entries = self.order.ledger_entry_ids.filtered(lambda entry: entry.kind == 'reversed')
        self.assertEqual(sum(entries.mapped('amount')), -40000)

    def test_the_other_stalls_order_keeps_its_money(self):
        before = self.other._get_booked_money()[self.other]
        self._decide(refund_goods=10000)
        self.assertEqual(self.other._get_booked_money()[self.other], before)

    def test_more_than_the_order_is_refused_and_nothing_is_decided(self):
        with self.assertRaises(UserError), self.cr.savepoint():
            self._decide(refund_goods=40001)
        self.complaint.invalidate_recordset()
        self.assertEqual((self.complaint.state, self.complaint.refund_goods), ('answered', 0))

    def test_an_unjustified_complaint_gives_nothing_back(self):
        with self.assertRaises(UserError):
            self.complaint.with_user(self.board)._decide('unjustified', "Không đúng", refund_goods=1000)
