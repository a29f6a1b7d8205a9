from odoo.addons.delivery_tracking.tests.common import FakeCarrierCase
from odoo.addons.delivery_tracking.tests.fake_carrier import Answer

API = '/shiip/public-api'
PREVIEW = f'{API}/v2/shipping-order/preview'
CREATE = f'{API}/v2/shipping-order/create'
FIND = f'{API}/v2/shipping-order/detail-by-client-code'
DETAIL = f'{API}/v2/shipping-order/detail'
CANCEL = f'{API}/v2/switch-status/cancel'
PRINT = f'{API}/v2/a5/gen-token'
PROVINCES = f'{API}/master-data/province'


def success(data):
    return Answer(200, {'code': 200, 'message': 'Success', 'data': data})


def refusal(message, code='USER_ERR_COMMON', status=400):
    return Answer(
        status,
        {
            'code': status,
            'message': 'technical words',
            'data': None,
            'code_message': code,
            'code_message_value': message,
        },
    )


NOT_FOUND = refusal('Đơn hàng không tồn tại', 'ORDER_NOT_FOUND')
SECRET = 'callback-secret'
PLACED = {'order_code': 'L8TKYG', 'total_fee': '22000', 'expected_delivery_time': '2026-09-17T16:59:59Z'}


class GhnCase(FakeCarrierCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carrier = cls._make_carrier(
            'ghn',
            name="GHN",
            ghn_token='ghn-secret',
            ghn_shop_id='885',
            webhook_token=SECRET,
            allow_cash_on_delivery=True,
        )

    def setUp(self):
        super().setUp()
        self.carrier.ghn_base_url = self.fake.url
        self.fake.answer('POST', PREVIEW, success({**PLACED, 'order_code': ''}))
        self.fake.answer('POST', CREATE, success(PLACED))
        self.fake.answer('POST', FIND, NOT_FOUND)
        self.fake.answer('POST', CANCEL, success([{'order_code': 'L8TKYG', 'result': True, 'message': 'OK'}]))
