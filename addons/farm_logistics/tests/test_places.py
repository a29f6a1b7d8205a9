from odoo.tests import tagged

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestPlaces(LogisticsCommon):
    def _contact(self, city, **values):
        return self.env['res.partner'].create(
            {
                'name': "Bà Năm",
                'street': "Thôn Đông",
                'phone': "0912345678",
                'city': city,
                'state_id': self.commune_a.province_id.state_id.id,
                'country_id': self.env.ref('base.vn').id,
                **values,
            }
        )

    def test_the_commune_is_found_however_it_is_written(self):
        for city in ("Hiệp Hòa", "xã Hiệp Hòa", "hiep hoa, Bắc Ninh"):
            with self.subTest(city=city):
                self.assertEqual(self._contact(city).commune_id, self.commune_a)

    def test_an_unknown_place_is_left_open_and_can_be_chosen(self):
        contact = self._contact("Phố huyện cũ")
        self.assertFalse(contact.commune_id)
        contact.commune_id = self.commune_b
        self.assertEqual(contact._get_carrier_address()['ward'], self.commune_b.name)

    def test_carriers_get_the_official_names(self):
        address = self._contact("hiep hoa")._get_carrier_address()
        self.assertEqual(address['ward'], self.commune_a.name)
        self.assertEqual(address['province'], "Bắc Ninh")

    def test_another_province_means_another_commune(self):
        contact = self._contact("Hiệp Hòa")
        contact.state_id = self.env.ref('base.state_vn_VN-HN')
        self.assertNotEqual(contact.commune_id, self.commune_a)
