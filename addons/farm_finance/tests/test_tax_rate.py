from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import TransactionCase, tagged

from odoo.addons.farm_finance.engine.withholding import pick_rate


@tagged('post_install', '-at_install')
class TestTaxRate(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Rate = cls.env['farm.tax.rate']

    def test_nothing_is_withheld_before_the_decree(self):
        self.assertIsNone(pick_rate(self.Rate._get_rates(), 'goods', date(2025, 6, 30)))

    def test_rates_of_the_decree(self):
        rates = self.Rate._get_rates()
        for supply, expected in (
            ('goods', (1, 0.5)),
            ('services', (5, 2)),
            ('transport', (3, 1.5)),
            ('unknown', (5, 2)),
        ):
            with self.subTest(supply=supply):
                rate = pick_rate(rates, supply, date(2025, 7, 1))
                self.assertEqual((float(rate.vat), float(rate.pit)), expected)

    def test_every_rate_names_its_source_and_how_sure_it_is(self):
        self.assertTrue(all(rate.legal_source and rate.certainty for rate in self.Rate.search([])))

    def test_a_new_rate_needs_the_old_one_to_end(self):
        values = {
            'supply': 'goods',
            'vat_rate': 2,
            'pit_rate': 0.5,
            'date_from': '2028-01-01',
            'legal_source': "NĐ mới",
        }
        with self.assertRaises(ValidationError):
            self.Rate.create(values)
        self.env.ref('farm_finance.farm_tax_rate_goods_2025').date_to = '2027-12-31'
        self.Rate.create(values)
        rates = self.Rate._get_rates()
        self.assertEqual([pick_rate(rates, 'goods', day).vat for day in (date(2027, 12, 31), date(2028, 1, 1))], [1, 2])
