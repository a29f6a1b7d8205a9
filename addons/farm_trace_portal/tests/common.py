import requests

from odoo.tests import common

from odoo.addons.farm_trace.tests.common import TraceCommon

from .fake_portal import FakePortal


class PortalCommon(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, 40)
        cls.operator = cls._create_user('vanhanh', 'farm_base.group_operator')

    def setUp(self):
        super().setUp()
        self.server = FakePortal()
        self.addCleanup(self.server.stop)
        # Odoo's tests forbid requests; these go no further than this machine.
        self.patch(requests.Session, 'send', common._super_send)

    def _connect(self, kind, **values):
        return self.env['farm.portal'].create(
            {'name': "Cổng thử", 'kind': kind, 'base_url': self.server.url, 'secret': 'bi-mat', 'state': 'on', **values}
        )
