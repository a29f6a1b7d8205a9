from odoo.tests import tagged

from .common import FarmCommon


@tagged('post_install', '-at_install')
class TestMarket(FarmCommon):
    def _open_market(self, website_name):
        company = self.env['res.company'].create(
            {'name': "Chợ mới", 'country_id': self.env.ref('base.vn').id, 'currency_id': self.env.ref('base.VND').id}
        )
        website = self.env['website'].create({'name': website_name, 'company_id': company.id})
        company.is_farm_market = True
        return company, website

    def test_a_website_that_nobody_named_takes_the_markets_name(self):
        company, website = self._open_market('My Website')
        self.assertEqual(website.name, "Chợ mới")
        self.assertEqual(self.env['website'].search([('company_id', '=', company.id)]), website)

    def test_a_website_that_has_a_name_keeps_it(self):
        self.assertEqual(self._open_market("Nông sản quê tôi")[1].name, "Nông sản quê tôi")

    def test_a_market_without_a_website_gets_one(self):
        website = self.env['website'].search([('company_id', '=', self.market.id)])
        self.assertEqual(website.mapped('name'), [self.market.name])
