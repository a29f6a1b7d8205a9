from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market_crm.tests.common import FarmNeedCommon


@tagged('post_install', '-at_install')
class TestSupplyContract(FarmNeedCommon):
    def _create_contract(self, signed=True, **values):
        contract = (
            self.env['farm.supply.contract']
            .with_user(self.board)
            .create(
                {
                    'stall_id': self.stall_a.id,
                    'partner_id': self.buyer.id,
                    'date_from': self.today,
                    'date_to': self.today + timedelta(days=90),
                    'line_ids': [
                        Command.create({'product_id': self.greens.id, 'quantity': 100, 'price': 15000}),
                    ],
                    **values,
                }
            )
        )
        if signed:
            contract.action_quote()
            contract.attachment_ids = (
                self.env['ir.attachment'].with_user(self.board).create({'name': "hop-dong.pdf", 'raw': b'%PDF'})
            )
            contract.action_sign()
        return contract

    def test_what_was_agreed_in_crm_becomes_a_contract(self):
        need, offer = self._create_need(quantity=60), self._create_offer(price=17000)
        lead = self.env['crm.lead'].browse(need.need_match_ids.with_user(self.board).action_follow_up()['res_id'])
        contract = self.env['farm.supply.contract'].browse(lead.action_create_supply_contract()['res_id'])
        self.assertEqual((contract.stall_id, contract.partner_id), (self.stall_a, self.buyer))
        self.assertEqual((contract.line_ids.quantity, contract.line_ids.price), (60, 17000))
        contract.attachment_ids = (
            self.env['ir.attachment'].with_user(self.board).create({'name': "hop-dong.pdf", 'raw': b'%PDF'})
        )
        contract.action_quote()
        contract.action_sign()
        self.assertEqual((need.state, offer.state), ('agreed', 'agreed'))

    def test_buyer_and_seller_get_the_quotation_to_sign(self):
        contract = self._create_contract(signed=False)
        contract.action_quote()
        mail = self.env['mail.mail'].search([('model', '=', contract._name), ('res_id', '=', contract.id)])
        self.assertEqual(mail.recipient_ids, self.buyer | self.seller.partner_id)
        self.assertEqual(len(mail.attachment_ids), 1)
        html = (
            self.env['ir.actions.report']
            .with_user(self.board)
            ._render_qweb_html('farm_market_crm.report_supply_contract', contract.ids)[0]
            .decode()
        )
        for text in (contract.name, self.greens.name, self.buyer.name, '1.500.000'):
            self.assertIn(text, html)

    def test_a_contract_is_signed_with_its_paper_after_it_was_quoted(self):
        contract = self._create_contract(signed=False)
        with self.assertRaises(UserError):
            contract.action_sign()
        contract.action_quote()
        with self.assertRaises(UserError):
            contract.action_sign()

    def test_a_signed_contract_does_not_change(self):
        contract = self._create_contract()
        with self.assertRaises(UserError):
            contract.write({'line_ids': [Command.clear()]})

    def test_a_contract_is_about_goods_of_its_stall(self):
        with self.assertRaises(ValidationError):
            self._create_contract(
                signed=False,
                line_ids=[Command.create({'product_id': self.rice_bag.id, 'quantity': 1, 'price': 1})],
            )

    def test_orders_under_a_contract_have_its_prices_and_pass_the_same_gate(self):
        contract = self._create_contract()
        order = self.env['sale.order'].browse(contract.action_order()['res_id'])
        self.assertEqual(order.order_line.price_unit, 15000)
        order.order_line.product_uom_qty = 40
        with self.assertRaises(UserError):
            order.action_confirm()
        self._receive(self.greens, 50)
        order.action_confirm()
        line = contract.line_ids
        line.invalidate_recordset()
        self.assertEqual((line.quantity_ordered, line.quantity_open), (40, 60))
        second = self.env['sale.order'].browse(contract.action_order()['res_id'])
        self.assertEqual(second.order_line.product_uom_qty, 60)

    def test_nothing_is_ordered_before_the_signature_or_after_the_end(self):
        for contract in (
            self._create_contract(signed=False),
            self._create_contract(date_from=self.today - timedelta(days=9), date_to=self.today - timedelta(days=2)),
        ):
            with self.assertRaises(UserError):
                contract.action_order()

    def test_a_seller_reads_the_own_contracts_and_changes_none(self):
        own = self._create_contract()
        other = self._create_contract(
            stall_id=self.stall_b.id,
            line_ids=[Command.create({'product_id': self.rice_bag.id, 'quantity': 1, 'price': 30000})],
        )
        self.assertTrue(own.with_user(self.seller).read(['name', 'amount_total']))
        self.assertTrue(own.line_ids.with_user(self.seller).read(['quantity']))
        for record in (other, other.line_ids):
            with self.assertRaises(AccessError):
                record.with_user(self.seller).read(['display_name'])
        with self.assertRaises(AccessError):
            own.with_user(self.seller).action_end()
