from odoo.tests import HttpCase, tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestPublicPages(QualityCommon, HttpCase):
    def test_the_check_page_tells_state_and_dates_and_no_personal_name(self):
        self.producer.write({'name': "Nguyễn Văn Tám", 'kind': 'household'})
        certificate = self._create_certificate(name="VG/2026 01")
        page = self.url_open('/certificate/VG%2F2026%2001').text
        self.assertIn("VG/2026 01", page)
        self.assertIn("border-success", page)
        self.assertNotIn("Nguyễn Văn Tám", page)
        self._as('officer', certificate)._take_step('suspend', reason="Bí mật nội bộ")
        page = self.url_open('/certificate?number=vg/2026 01').text
        self.assertIn("border-danger", page)
        self.assertNotIn("Bí mật", page)

    def test_a_certificate_that_is_being_checked_is_not_public(self):
        self._create_certificate('verified', name="VG-777")
        page = self.url_open('/certificate/VG-777').text
        self.assertIn("alert-warning", page)
        self.assertNotIn("card-header", page)

    def test_a_test_is_looked_up_by_its_number_once_it_is_published(self):
        sample = self._create_verified_sample(value='0,9')
        self.assertIn("alert-warning", self.url_open(f'/analysis/{sample.name}').text)
        self._as('publisher', sample)._take_step('publish')
        page = self.url_open(f'/analysis/{sample.name}').text
        self.assertIn("border-danger", page)
        self.assertIn("QCVN 8-2", page)
        self._as('officer', sample)._take_step('invalidate', reason="Nhầm mẫu")
        page = self.url_open(f'/analysis/{sample.name}').text
        self.assertIn("border-secondary", page)
        self.assertNotIn("Nhầm mẫu", page)

    def test_the_map_shows_areas_in_force_and_masks_their_owner(self):
        self.producer.write({'name': "Nguyễn Văn Tám", 'kind': 'household'})
        boundary = '{"type": "Polygon", "coordinates": [[[105.8, 21.2], [105.9, 21.2], [105.9, 21.3], [105.8, 21.2]]]}'
        area = self.env['farm.growing.area'].create(
            {
                'name': "Đồng Bún",
                'code': 'VN-TGOR-9001',
                'producer_id': self.producer.id,
                'commodity_id': self.dropwort.id,
                'commune_id': self.commune_a.id,
                'area': 2,
                'issued_on': self._days(-3),
                'issuer': "Chi cục",
                'latitude': 21.2,
                'longitude': 105.8,
                'boundary': boundary,
            }
        )
        Area = self.env['farm.growing.area']
        self.assertFalse(Area._get_public_map(self.market)['areas'])
        self._as('officer', area)._take_step('issue')
        [shown] = Area._get_public_map(self.market)['areas']
        self.assertEqual((shown['code'], shown['place']), ('VN-TGOR-9001', (320.0, 210.0)))
        self.assertTrue(shown['outline'])
        self.assertNotIn("Nguyễn Văn Tám", str(shown))
        self.assertEqual(self.url_open('/areas').status_code, 200)

    def test_a_wildcard_finds_nothing(self):
        self._create_certificate(name="VG-778")
        self.assertFalse(self.env['farm.certificate']._get_public_values('VG-77%'))
        self.assertFalse(self.env['farm.certificate']._get_public_values('VG-77_'))
        self.assertTrue(self.env['farm.certificate']._get_public_values('vg-778'))

    def test_only_published_findings_of_the_own_market_are_shown(self):
        finding = self._as('officer', self.env['farm.finding']).create(
            {
                'name': "Rau cần không đạt",
                'body': "<p>Dư lượng vượt mức</p>",
                'press_text': "Sở thông báo",
            }
        )
        Finding = self.env['farm.finding']
        self._as('officer2', finding)._take_step('verify')
        self.assertFalse(Finding._get_published(self.market))
        self._as('publisher', finding)._take_step('publish')
        self.assertEqual(Finding._get_published(self.market)[0]['title'], "Rau cần không đạt")
        self.assertFalse(Finding._get_published(self._create_market("Sàn khác")))
        website = self.env['website'].search([('company_id', '=', self.market.id)], limit=1)
        for other in self.env['website'].search([('id', '!=', website.id)]):
            other.domain = f'https://other{other.id}.example'
        website.domain = self.base_url()
        page = self.url_open(f'/findings/{finding.id}').text
        self.assertIn("Dư lượng vượt mức", page)
        self._as('publisher', finding)._take_step('withdraw', reason="Nhầm")
        self.assertEqual(self.url_open(f'/findings/{finding.id}').status_code, 404)

    def test_a_seller_sees_the_own_dossier_and_a_consumer_has_none(self):
        self._create_certificate(name="VG-779")
        self.authenticate('q_seller', 'q_seller')
        page = self.url_open('/my/quality').text
        self.assertIn("VG-779", page)
        self.authenticate('q_consumer', 'q_consumer')
        self.assertEqual(self.url_open('/my/quality').status_code, 404)
