from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestMarketing(FarmMarketCommon):
    def test_each_market_has_a_newsletter_of_its_own_and_reminds_of_carts(self):
        self.assertEqual(self.website.newsletter_id.company_id, self.market)
        self.assertTrue(self.website.send_abandoned_cart_email)
        newsletter = self.website.newsletter_id
        self.market._setup_market_newsletter()
        self.assertEqual(self.website.newsletter_id, newsletter)

    def test_a_campaign_counts_the_orders_of_all_stalls_it_brought(self):
        self._receive(self.greens)
        self._receive(self.rice_bag)
        campaign = self.env['utm.campaign'].create({'title': "Mùa rau xuân"})
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 1), campaign_id=campaign.id)
        self._create_cart((self.greens, 1), campaign_id=campaign.id)
        cart.action_confirm()
        self.assertEqual((campaign.stall_order_count, campaign.stall_order_total), (2, 75000))
        orders = self.env['sale.order'].search(campaign.action_view_stall_orders()['domain'])
        self.assertLessEqual(cart.checkout_id.order_ids, orders)

    def test_boards_see_the_lists_and_campaigns_of_their_market_only(self):
        other = self._create_market("Sàn khác")
        board = self._create_user('bql2', 'farm_base.group_board', market=other)
        campaign = self.env['utm.campaign'].create({'title': "Của chợ này", 'company_id': self.market.id})
        env = self.env['mailing.list'].with_user(board).with_context(allowed_company_ids=other.ids).env
        self.assertIn(other, env['mailing.list'].search([]).company_id)
        self.assertNotIn(self.market, env['mailing.list'].search([]).company_id)
        self.assertFalse(env['utm.campaign'].search([('id', '=', campaign.id)]))


@tagged('post_install', '-at_install')
class TestNewsletterPage(FarmMarketCommon, HttpCase):
    def test_a_visitor_subscribes_after_agreeing_and_not_before(self):
        self.website.domain = self.base_url()
        newsletter = self.website.newsletter_id
        token = self.url_open('/newsletter').text.split('name="csrf_token" value="')[1].split('"')[0]
        self.url_open('/newsletter', {'csrf_token': token, 'email': 'ha@example.com'})
        self.url_open('/newsletter', {'csrf_token': token, 'email': 'khong-phai', 'agree': '1'})
        self.assertFalse(newsletter.contact_ids)
        self.url_open('/newsletter', {'csrf_token': token, 'email': 'ha@example.com', 'agree': '1'})
        self.assertEqual(newsletter.contact_ids.mapped('email'), ['ha@example.com'])
