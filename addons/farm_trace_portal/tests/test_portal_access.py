from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestPortalAccess(TraceCommon, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = cls.env['farm.portal'].create(
            {'name': "Cổng thử", 'kind': 'ocop', 'base_url': 'https://ocop.example', 'secret': 'x'}
        )

    def test_board_and_operator_run_the_portals_and_nobody_else_reads_them(self):
        for group in ('board', 'operator'):
            user = self._create_user(f'cong_{group}', f'farm_base.group_{group}')
            self.portal.with_user(user).name = f"Cổng {group}"
        for group in ('quality_officer', 'inspector', 'commune_manager', 'market_user'):
            user = self._create_user(f'cong_{group}', f'farm_base.group_{group}')
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.portal.with_user(user).read(['name'])

    def test_another_markets_portal_is_not_seen(self):
        other = self._create_market("Chợ khác")
        user = self._create_user('cong_khac', 'farm_base.group_board', market=other)
        portals = self.env['farm.portal'].with_user(user).with_context(allowed_company_ids=other.ids)
        self.assertFalse(portals.search([('id', '=', self.portal.id)]))

    def test_records_and_secrets_travel_by_https_only(self):
        with self.assertRaises(UserError):
            self.portal.base_url = 'http://ocop.example'
