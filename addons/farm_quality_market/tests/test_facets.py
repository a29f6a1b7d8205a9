from odoo.tests import tagged

from odoo.addons.farm_quality.tests.common import QualityCommon


@tagged('post_install', '-at_install')
class TestFacets(QualityCommon):
    """Buyers narrow the shop by kind of certificate: what is in force and covers the goods, no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls._create_listing(cls.stall).product_tmpl_id
        cls.other = cls._create_listing(cls.stall, "Rau khác").product_tmpl_id

    def _get_ids(self, scheme):
        domain = [('id', 'in', (self.item | self.other).ids)]
        env = self.env(user=self.env.ref('base.public_user'))
        options = env['product.template'].sudo()._get_shop_facets(domain)['certificate'].options
        option = options.get(str(scheme.id))
        return option.ids if option else set()

    def test_goods_that_a_certificate_in_force_covers_are_found(self):
        certificate = self._create_certificate()
        self.assertEqual(self._get_ids(certificate.scheme_id), {self.item.id, self.other.id})

    def test_a_certificate_of_named_goods_speaks_of_no_others(self):
        certificate = self._create_certificate(product_tmpl_ids=self.other.ids)
        self.assertEqual(self._get_ids(certificate.scheme_id), {self.other.id})

    def test_a_suspended_certificate_narrows_to_nothing(self):
        certificate = self._create_certificate()
        self._as('officer', certificate)._take_step('suspend', "Đang kiểm tra")
        self.assertEqual(self._get_ids(certificate.scheme_id), set())

    def test_many_goods_of_a_kind_ask_the_database_as_often_as_one(self):
        self._create_certificate()
        domain = [('stall_id', '=', self.stall.id)]
        products = self.env['product.template']

        def ask():
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            products._get_shop_facets(domain)
            return self.cr.sql_log_count - before

        ask()
        few = ask()
        for number in range(12):
            self._create_listing(self.stall, f"Rau {number}")
        self.env.flush_all()
        self.assertLessEqual(ask(), few)
