from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market_event.tests.common import FarmRoundCommon


@tagged('post_install', '-at_install')
class TestPages(FarmRoundCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website.domain = cls.base_url()
        cls.event = cls._create_round()
        cls.seller.password = 'ban-mat-khau'

    def _post(self, page, url, **values):
        token = self.url_open(page).text.split('name="csrf_token" value="')[1].split('"')[0]
        return self.url_open(url, {**values, 'csrf_token': token})

    def test_visitors_see_published_rounds_and_the_stalls_that_come(self):
        self.event.event_booth_ids[0]._take(self.stall_a)
        hidden = self._create_round(self.hub_b, is_published=False)
        page = self.url_open('/rounds').text
        self.assertIn(self.event.name, page)
        self.assertNotIn(hidden.name, page)
        self.assertIn(self.stall_a.name, self.url_open(self.event._get_round_url()).text)
        self.assertEqual(self.url_open(hidden._get_round_url()).status_code, 404)

    def test_the_code_on_the_poster_takes_needs_and_proposals(self):
        page = f'/rounds/{self.event.id}/join'
        self._post(page, f'/rounds/{self.event.id}/need', name="Bà Lan", phone='0987654321', kind='organic')
        self._post(page, f'/rounds/{self.event.id}/propose', name="Thêm chỗ gửi xe", side='buyer')
        self.assertEqual(self.event.need_ids.kind, 'organic')
        self.assertEqual(self.event.proposal_ids.name, "Thêm chỗ gửi xe")

    def test_what_is_incomplete_or_made_up_is_not_taken(self):
        page = f'/rounds/{self.event.id}/join'
        for values in ({'name': '', 'phone': '0987654321'}, {'name': "Lan", 'phone': '1'}):
            self._post(page, f'/rounds/{self.event.id}/need', kind='vietgap', **values)
        self._post(page, f'/rounds/{self.event.id}/need', name="Lan", phone='0987654321', kind='khong-co')
        self.assertFalse(self.event.need_ids)

    def test_who_signs_up_after_the_code_is_counted_at_the_round(self):
        self.env['ir.config_parameter'].set_param('auth_signup.invitation_scope', 'b2c')
        self.website.auth_signup_uninvited = 'b2c'
        self.url_open(f'/rounds/{self.event.id}/join')
        self._post(
            '/web/signup',
            '/web/signup',
            login='moi@example.com',
            name="Người mới",
            password='mat-khau-moi-1',
            confirm_password='mat-khau-moi-1',
        )
        self.assertEqual(self.env['res.users'].search([('login', '=', 'moi@example.com')]).round_id, self.event)
        self.assertEqual(self.event.member_count, 1)

    def test_the_poster_is_for_offices(self):
        url = f'/rounds/{self.event.id}/poster'
        self.authenticate('ban', 'ban-mat-khau')
        self.assertEqual(self.url_open(url).status_code, 404)
        self.board.password = 'bql-mat-khau'
        self.authenticate('bql', 'bql-mat-khau')
        page = self.url_open(url).text
        self.assertIn('data:image/svg+xml;base64,', page)
        self.assertIn(f'/rounds/{self.event.id}/join', page)

    def test_a_seller_takes_a_booth_and_sells_on_the_phone(self):
        self._receive(self.greens, 10)
        self.authenticate('ban', 'ban-mat-khau')
        base = f'/my/stalls/{self.stall_a.id}'
        booth = self.event.event_booth_ids[0]
        self._post(f'{base}/rounds', f'{base}/booths/{booth.id}/take')
        self.assertEqual(booth.stall_id, self.stall_a)
        page = self._post(f'{base}/sell', f'{base}/sell', **{f'quantity_{self.greens.id}': '1,5'}).text
        self.assertIn('30.000', page)
        order = self.env['sale.order'].search([('is_spot_sale', '=', True)])
        self.assertEqual(order.order_line.product_uom_qty, 1.5)
        self.assertEqual(self.url_open(f'/my/stalls/{self.stall_b.id}/sell').status_code, 404)

    def test_points_are_shown_with_their_district(self):
        self.env['farm.introduction.point'].create(
            {
                'name': "Điểm Cầu Giấy",
                'commune_id': self.commune_a.id,
                'district': "Cầu Giấy",
                'address': "1 Xuân Thủy",
                'latitude': 21.03,
                'longitude': 105.79,
            }
        )
        page = self.url_open('/points').text
        self.assertIn("1 Xuân Thủy", page)
        self.assertIn('<circle', page)
