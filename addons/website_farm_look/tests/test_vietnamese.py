from odoo.tests import TransactionCase, tagged


@tagged('post_install', '-at_install')
class TestVietnamese(TransactionCase):
    """`i18n_extra` holds the Vietnamese of what buyers read in Odoo's own pages, where Odoo has none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('vi_VN')
        modules = cls.env['ir.module.module'].search([('name', 'in', ('website_sale', 'website_farm_look'))])
        modules._update_translations(['vi_VN'])

    def test_buyers_read_vietnamese_where_odoo_has_none(self):
        button = self.env.ref('website_sale.quick_reorder_button').with_context(lang='vi_VN')
        self.assertIn("Mua lại", button.arch_db)
        step = self.env.ref('website_sale.checkout_step_delivery').with_context(lang='vi_VN')
        self.assertEqual(step.back_button_label, "Quay lại địa chỉ")
