from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon

#: Another picture than that of the common listings: one red pixel.
OTHER_PIXEL = b'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC'


@tagged('post_install', '-at_install')
class TestListing(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.listing = cls.greens.product_tmpl_id

    def test_nothing_shows_before_the_board_approved_it(self):
        draft = self._list(self.stall_a, "Cải ngọt", approved=False).product_tmpl_id
        self.assertFalse(draft.is_listed)
        with self.assertRaises(ValidationError):
            draft.is_published = True

    def test_a_listing_without_picture_is_not_handed_in_and_says_so(self):
        bare = self._create_listing(self.stall_a, "Cải bắp").product_tmpl_id
        with self.assertRaisesRegex(UserError, "picture"):
            bare.action_submit_listing()

    def test_a_seller_cannot_approve(self):
        draft = self._list(self.stall_a, "Cải ngọt", approved=False).product_tmpl_id
        draft.with_user(self.seller).action_submit_listing()
        with self.assertRaises(AccessError):
            draft.with_user(self.seller).action_approve_listing()

    def test_a_changed_claim_waits_for_the_board_again(self):
        self.listing.with_user(self.seller).name = "Rau cần hữu cơ"
        self.assertEqual(self.listing.moderation_state, 'submitted')
        self.assertFalse(self.listing.is_listed)
        self.assertEqual(self.listing.review_ids[0].decision, 'changed')
        self.assertEqual(self.listing.review_ids[0].user_id, self.seller)

    def test_the_price_is_the_sellers_own(self):
        self.listing.with_user(self.seller).list_price = 25000
        self.assertEqual(self.listing.moderation_state, 'approved')

    def test_a_refusal_needs_a_reason(self):
        draft = self._list(self.stall_a, "Cải ngọt", approved=False).product_tmpl_id
        draft.action_submit_listing()
        with self.assertRaises(UserError):
            draft.with_user(self.board).action_refuse_listing(" ")
        draft.with_user(self.board).action_refuse_listing("Ảnh mờ")
        self.assertEqual(draft.refusal_reason, "Ảnh mờ")

    def test_farm_goods_are_never_sold_out_of_stock(self):
        with self.assertRaises(ValidationError):
            self.listing.allow_out_of_stock_order = True

    def test_a_seller_cannot_change_another_sellers_listing(self):
        with self.assertRaises(AccessError):
            self.rice_bag.product_tmpl_id.with_user(self.seller).list_price = 1

    def test_a_seller_posts_goods_of_the_own_stall_and_of_no_other(self):
        values = {'name': "Cải ngọt", 'list_price': 12000, 'commodity_id': self.dropwort.id}
        listing = self.stall_a.with_user(self.seller)._post_listing(values)
        self.assertEqual((listing.stall_id, listing.moderation_state), (self.stall_a, 'draft'))
        with self.assertRaises(AccessError):
            self.stall_b.with_user(self.seller)._post_listing(values)

    def test_the_same_words_again_are_no_change(self):
        self.listing.with_user(self.seller).write({'name': self.listing.name, 'description_sale': "Ngon, sạch"})
        self.assertEqual(self.listing.moderation_state, 'approved')
        self.assertFalse(self.listing.change_ids)

    def test_the_board_sees_what_was_approved_beside_what_it_says_now(self):
        self.listing.with_user(self.seller).name = "Rau cần hữu cơ"
        self.listing.with_user(self.seller).name = "Rau cần hữu cơ Hoàng Vân"
        self.assertEqual(
            self.listing.change_ids.mapped(lambda change: (change.field_name, change.old_text, change.new_text)),
            [('name', "Rau cần", "Rau cần hữu cơ Hoàng Vân")],
        )
        self.listing.with_user(self.board).action_approve_listing()
        self.assertFalse(self.listing.change_ids)

    def test_a_changed_picture_is_seen_beside_the_old_one(self):
        old = self.listing.image_1920
        self.listing.with_user(self.seller).image_1920 = OTHER_PIXEL
        change = self.listing.change_ids
        self.assertEqual(change.field_name, 'image_1920')
        self.assertEqual(change.old_image, old)
        self.assertTrue(change.new_image)

    def test_a_seller_does_not_write_what_the_board_decides(self):
        draft = self._list(self.stall_a, "Cải ngọt", approved=False).product_tmpl_id
        for values in (
            {'moderation_state': 'approved'},
            {'is_published': True},
            {'stars': '5'},
            {'is_key_product': True},
            {'release_until': '2099-01-01 00:00:00'},
            {'stall_id': self.stall_b.id},
            {'company_id': False},
            {'allow_out_of_stock_order': True},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                draft.with_user(self.seller).write(values)

    def test_what_a_commune_manager_does_for_a_seller_is_marked_and_told(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        self.listing.with_user(manager).list_price = 26000
        act = self.stall_a.with_user(self.seller)._get_acts()
        self.assertEqual(act.author_id, manager.partner_id)
        self.assertIn("Rau cần", act.body)
        self.assertIn(self.seller.partner_id, act.notified_partner_ids)

    def test_what_a_seller_does_is_not_told_to_the_seller(self):
        self.listing.with_user(self.seller).list_price = 26000
        self.assertFalse(self.stall_a._get_acts())

    def test_followers_hear_of_new_goods_once(self):
        fan = self._create_user('ham', 'base.group_portal').partner_id
        self.stall_a._toggle_follower(fan)
        self.assertEqual(self.stall_a._get_follower_count(), 1)
        fresh = self._list(self.stall_a, "Cải ngọt").product_tmpl_id
        told = self.env['mail.message'].search([('partner_ids', 'in', fan.ids), ('body', 'ilike', "Cải ngọt")])
        self.assertEqual(len(told), 1)
        fresh.action_refuse_listing("Thử")
        fresh.action_approve_listing()
        self.assertEqual(self.env['mail.message'].search_count([('id', 'in', told.ids)]), 1)

    def test_a_mark_is_for_its_communes_and_goods_alone(self):
        mark = self.env['farm.mark'].create(
            {
                'name': "Rau cần Hoàng Lương",
                'company_id': self.market.id,
                'commune_ids': [Command.set(self.commune_a.ids)],
                'commodity_ids': [Command.set(self.dropwort.ids)],
            }
        )
        self.listing.mark_id = mark
        with self.assertRaises(ValidationError):
            self.rice_bag.product_tmpl_id.mark_id = mark
        with self.assertRaises(ValidationError):
            self._list(self.stall_a, "Gạo", approved=False, commodity=self.rice).product_tmpl_id.mark_id = mark

    def test_key_products_are_counted_by_locality(self):
        self.listing.is_key_product = True
        self.env.flush_all()
        [row] = self.env['farm.key.product.report'].search([('company_id', '=', self.market.id)])
        self.assertEqual((row.locality, row.listing_count, row.judgement), ("Huyện Hiệp Hòa", 1, 'few'))
        self.assertEqual(self.env['product.template'].search(row.action_view_listings()['domain']), self.listing)
