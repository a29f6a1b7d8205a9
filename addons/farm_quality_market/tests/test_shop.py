from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_quality.tests.common import QualityCommon


@tagged('post_install', '-at_install')
class TestShop(QualityCommon, HttpCase):
    """What a buyer reads of an item's quality, and that no cart is paid beyond what a certificate covers."""

    def _create_cart(self, quantity):
        return self.env['sale.order'].create(
            {
                'partner_id': self.users['consumer'].partner_id.id,
                'company_id': self.market.id,
                'order_line': [Command.create({'product_id': self.product.id, 'product_uom_qty': quantity})],
            }
        )

    def test_a_cart_beyond_the_certificate_is_refused_before_it_is_paid(self):
        self._receive(self.product, quantity=500)
        self._create_certificate(quantity=100)
        self._create_cart(100)._check_certificate_rest()
        with self.assertRaisesRegex(ValidationError, "100"):
            self._create_cart(101)._check_certificate_rest()

    def test_what_others_are_paying_for_is_counted(self):
        self._receive(self.product, quantity=500)
        self._create_certificate(quantity=100)
        self._create_cart(60)._promise_stock()
        with self.assertRaises(ValidationError):
            self._create_cart(41)._check_certificate_rest()
        self._create_cart(40)._check_certificate_rest()

    def test_the_item_shows_certificates_in_force_and_published_tests_alone(self):
        certificate = self._create_certificate()
        verified = self._create_verified_sample(days=2)
        published = self._create_verified_sample(value='0,9')
        self._as('publisher', published)._take_step('publish')
        quality = self.item.with_user(self.env.ref('base.public_user'))._get_public_quality()
        self.assertEqual([values['number'] for values in quality['certificates']], [certificate.name])
        self.assertEqual([values['number'] for values in quality['tests']], [published.name], verified.name)
        self._as('officer', certificate)._take_step('suspend', reason="Thử")
        self.assertFalse(self.item._get_public_quality()['certificates'])

    def test_nutrition_facts_are_those_of_the_newest_published_analysis(self):
        self.assertIsNone(self.item._get_nutrition_facts())
        self._create_verified_sample(kind='nutrition', value='9,9')
        old, new = (
            self._create_verified_sample(kind='nutrition', value=value, days=days)
            for value, days in (('1,5', 30), ('1,8', 2))
        )
        for sample in (new, old):
            self._as('publisher', sample)._take_step('publish')
        facts = self.item.with_user(self.env.ref('base.public_user'))._get_nutrition_facts()
        self.assertEqual(facts['number'], new.name)
        self.assertEqual([(row['value'], row['unit']) for row in facts['rows']], [('1,8', 'g/100 g')])
        self._as('officer', new)._take_step('invalidate', reason="Mẫu nhầm")
        self.assertEqual(self.item._get_nutrition_facts()['number'], old.name)

    def test_what_the_laboratory_measured_is_shown_with_a_link_to_the_analysis(self):
        sample = self._create_verified_sample(kind='nutrition', value='1,84')
        self._as('publisher', sample)._take_step('publish')
        page = self.env['ir.qweb']._render(
            'farm_quality_market.nutrition_facts', {'facts': self.item._get_nutrition_facts()}
        )
        for text in ('1,84', self.laboratory.name, f'/analysis/{sample.name}'):
            self.assertIn(text, str(page))
