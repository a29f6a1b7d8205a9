from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from ..tools.tracking import TrackingUpdate
from .common import ParcelCase


@tagged('post_install', '-at_install')
class TestTrackingSecurity(ParcelCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carrier = cls._make_carrier(webhook_token='abc')
        cls.event = cls.env['delivery.tracking.event']._record(
            cls.carrier, [TrackingUpdate('REF1', '1', 'x', fields.Datetime.now(), 'created')]
        )

    def _user(self, groups, company=None):
        company = company or self.company
        return new_test_user(
            self.env,
            f'tracking_{groups}_{company.id}',
            groups,
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )

    def _event_as(self, user):
        return self.event.with_user(user).with_context(allowed_company_ids=user.company_id.ids)

    def test_roles_read_and_nobody_writes(self):
        for groups in ('stock.group_stock_user', 'sales_team.group_sale_salesman', 'stock.group_stock_manager'):
            event = self._event_as(self._user(groups))
            with self.subTest(groups=groups):
                self.assertEqual(event.status, 'created')
                for operation in ('write', 'create', 'unlink'):
                    with self.assertRaises(AccessError):
                        event.check_access(operation)

    def test_others_do_not_read(self):
        for groups in ('base.group_user', 'base.group_portal'):
            with self.subTest(groups=groups), self.assertRaises(AccessError):
                self._event_as(self._user(groups)).read(['status'])

    def test_another_company_does_not_read(self):
        stranger = self._user('stock.group_stock_user', self.env['res.company'].create({'name': "Chợ khác"}))
        with self.assertRaises(AccessError):
            self._event_as(stranger).read(['status'])

    def test_the_secret_is_for_administrators(self):
        user = self._user('sales_team.group_sale_manager')
        with self.assertRaises(AccessError):
            self.carrier.with_user(user).read(['webhook_token'])

    def test_only_the_right_secret_finds_the_carrier(self):
        carriers = self.env['delivery.carrier']
        self.assertEqual(carriers._get_webhook_carriers('fixed', 'abc'), self.carrier)
        for delivery_type, token in (('fixed', 'abd'), ('fixed', ''), ('fixed', None), ('base_on_rule', 'abc')):
            self.assertFalse(carriers._get_webhook_carriers(delivery_type, token))

    def test_a_new_secret_voids_the_old_one(self):
        self.carrier.action_renew_webhook_token()
        self.assertGreaterEqual(len(self.carrier.webhook_token), 40)
        self.assertFalse(self.env['delivery.carrier']._get_webhook_carriers('fixed', 'abc'))

    def test_who_has_no_right_to_the_transfer_cannot_ask_the_carrier(self):
        user = self._user('base.group_user')
        picking = self._make_delivery(self.carrier)
        with self.assertRaises(AccessError):
            picking.with_user(user).action_refresh_tracking()
