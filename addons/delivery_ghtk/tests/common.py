from odoo.addons.delivery_tracking.tests.common import FakeCarrierCase
from odoo.addons.delivery_tracking.tests.fake_carrier import Answer

FEE = '/services/shipment/fee'
ORDER = '/services/shipment/order'
STATUS = '/services/shipment/v2/S1.A1.2001297581'
CANCEL = '/services/shipment/cancel/S1.A1.2001297581'
LABEL = '/services/label/S1.A1.2001297581'
PICK_ADDRESSES = '/services/shipment/list_pick_add'


def success(**values):
    return Answer(200, {'success': True, 'message': '', **values})


def refusal(message, code='', status=200, **values):
    return Answer(status, {'success': False, 'message': message, 'error_code': code, 'log_id': 'x', **values})


SECRET = 'callback-secret'
PLACED = {
    'partner_id': 'a4',
    'label': 'S1.A1.2001297581',
    'area': '1',
    'fee': '30400',
    'insurance_fee': '15000',
    'estimated_pick_time': "Sáng 2099-07-01",
    'estimated_deliver_time': "Chiều 2099-07-02",
    'status_id': 2,
}


class GhtkCase(FakeCarrierCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carrier = cls._make_carrier(
            'ghtk',
            name="GHTK",
            ghtk_token='ghtk-secret',
            ghtk_partner_code='S308157',
            webhook_token=SECRET,
            allow_cash_on_delivery=True,
        )

    def setUp(self):
        super().setUp()
        self.carrier.ghtk_base_url = self.fake.url
        self.fake.answer(
            'GET', FEE, success(fee={'name': 'area1', 'fee': 30400, 'insurance_fee': 15000, 'delivery': True})
        )
        self.fake.answer('POST', ORDER, success(order=PLACED))
        self.fake.answer('POST', CANCEL, success())
