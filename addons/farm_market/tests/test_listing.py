from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


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
