from datetime import date
from unittest.mock import patch

from odoo import Command

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class FarmFinanceCommon(FarmMarketCommon):
    """Two stalls with goods in stock, a carrier, and the people who handle money."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens, 1000)
        cls._receive(cls.rice_bag, 1000)
        cls.carrier = cls._create_carrier(15000, company_id=cls.market.id)
        cls.carrier_company = cls.env['res.partner'].create({'name': "Hãng vận chuyển"})
        cls.carrier.farm_partner_id = cls.carrier_company
        cls.accountant = cls._create_user('ketoan', 'farm_base.group_accountant')
        cls.accountant_2 = cls._create_user('ketoan2', 'farm_base.group_accountant')
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.appraiser = cls._create_user('thamdinh', 'farm_base.group_appraiser')
        cls.seller_user = cls._create_user('nguoiban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller_user
        cls.seller_a, cls.seller_b = cls.stall_a.producer_id, cls.stall_b.producer_id
        cls.provider = cls._create_provider()
        cls.Ledger = cls.env['farm.ledger.entry']
        cls.Balance = cls.env['farm.ledger.balance']

    @classmethod
    def _buy(cls, *lines, shipping=True):
        """Return the confirmed stall orders of one purchase, in the order of the lines."""
        cart = cls._create_cart(*(lines or ((cls.greens, 2), (cls.rice_bag, 3))))
        if shipping:
            cart._set_delivery_method(cls.carrier)
        cart.action_confirm()
        return cart.checkout_id.order_ids.sorted('id')

    @classmethod
    def _deliver(cls, orders):
        for picking in orders.picking_ids.filtered(lambda picking: picking.state not in ('done', 'cancel')):
            picking.move_ids.picked = True
            picking.with_context(skip_sms=True, skip_backorder=True)._action_done()

    @classmethod
    def _create_provider(cls):
        """Return a provider of the market that can complete a payment, without any service behind it."""
        Method = type(cls.env['account.payment.method'])
        information = Method._get_payment_method_information(cls.env['account.payment.method'])
        with patch.object(
            Method,
            '_get_payment_method_information',
            lambda method: {**information, 'none': {'mode': 'electronic', 'type': ('bank',)}},
        ):
            cls.env['account.payment.method'].create({'name': "Thử", 'code': 'none', 'payment_type': 'inbound'})
            provider = cls.env['payment.provider'].create(
                {
                    'name': "Thử",
                    'code': 'none',
                    'company_id': cls.market.id,
                    'state': 'test',
                }
            )
            provider.journal_id = cls._get_bank()
        return provider

    @classmethod
    def _get_bank(cls):
        return cls.env['account.journal'].search([('type', '=', 'bank'), ('company_id', '=', cls.market.id)], limit=1)

    @classmethod
    def _pay(cls, orders, amount=None):
        """Let a provider complete a payment for these orders, as its message would."""
        method = cls.env['payment.method'].search([], limit=1)
        transaction = cls.env['payment.transaction'].create(
            {
                'provider_id': cls.provider.id,
                'payment_method_id': method.id,
                'amount': amount if amount is not None else sum(orders.mapped('amount_total')),
                'currency_id': orders.currency_id.id,
                'partner_id': orders.partner_invoice_id.id,
                'operation': 'online_redirect',
                'reference': cls.env['payment.transaction']._compute_reference('none', prefix=orders[0].name),
                'sale_order_ids': [Command.set(orders.ids)],
            }
        )
        transaction._set_done()
        transaction._post_process()
        return transaction

    @classmethod
    def _settle(cls, date_to=None, producers=None):
        """Return the settlements that the accountant prepared."""
        date_to = date_to or date(2100, 1, 1)
        return (
            cls.env['farm.settlement']
            .with_user(cls.accountant)
            ._prepare_period(cls.market, date(2020, 1, 1), date_to, producers)
        )

    @staticmethod
    def _as(records, user):
        """Return records as a user sees them in the user's own markets."""
        return records.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)

    def _get_held(self, order):
        return sum(order.ledger_entry_ids.filtered(lambda entry: entry.pot == 'held').mapped('amount'))

    def _get_due(self, order):
        return sum(order.ledger_entry_ids.filtered(lambda entry: entry.pot == 'due').mapped('amount'))

    def _get_balance(self, account, partner=None):
        domain = [('account_id', '=', account.id), ('parent_state', '=', 'posted')]
        if partner:
            domain.append(('partner_id', '=', partner.id))
        return self.env['account.move.line']._read_group(domain, [], ['balance:sum'])[0][0] or 0

    def assertBooksAgree(self):
        self.assertFalse(
            self.Balance._get_disagreements(self.market).mapped(
                lambda row: f'{row.partner_id.name}: {row.ledger_total} / {row.books_total}'
            )
        )
