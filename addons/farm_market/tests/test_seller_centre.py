import base64
import io
from datetime import timedelta

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market.tests.common import PIXEL, FarmMarketCommon

PICTURE = ('anh.png', base64.b64decode(PIXEL), 'image/png')


class SellerCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller', password='ban')
        cls.stranger = cls._create_user('ban_b', 'base.group_portal,farm_base.group_seller', password='ban_b')
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.stall_a.user_ids = cls.seller
        cls.stall_b.user_ids = cls.stranger
        cls.hub_a.manager_ids = cls.manager
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cls.listing = cls.greens.product_tmpl_id
        cls.orders = cls.env['sale.order']
        for quantity in (1, 2):
            order = cls._create_cart((cls.greens, quantity))
            order.action_confirm()
            cls.orders |= order

    def _notices(self, user):
        return self.env['mail.message'].search(
            [('message_type', '=', 'user_notification'), ('partner_ids', 'in', user.partner_id.ids)]
        )


@tagged('post_install', '-at_install')
class TestSellerWork(SellerCommon, HttpCase):
    """Several orders at once, on paper and as a table; a break; words from the board."""

    def _post(self, path, files=None, **data):
        response = self.url_open(path, data={'csrf_token': Request.csrf_token(self), **data}, files=files)
        self.env.invalidate_all()
        return response

    def test_orders_that_are_ticked_are_packed_together_and_no_other(self):
        self.authenticate('ban', 'ban')
        path = f'/my/stalls/{self.stall_a.id}/orders/pack'
        self._post(path)
        self.assertEqual(set(self.orders.mapped('fulfilment_state')), {'new'})
        third = self._create_cart((self.greens, 1))
        third.action_confirm()
        self._post(path, order_ids=self.orders.ids)
        self.assertEqual(set(self.orders.mapped('fulfilment_state')), {'packed'})
        self.assertEqual(third.fulfilment_state, 'new')

    @mute_logger('odoo.http')
    def test_nobody_packs_prints_or_pauses_for_another_stall(self):
        self.authenticate('ban_b', 'ban_b')
        stall = self.stall_a.id
        self.assertEqual(self._post(f'/my/stalls/{stall}/orders/pack', order_ids=self.orders.ids).status_code, 404)
        self._post(f'/my/stalls/{self.stall_b.id}/orders/pack', order_ids=self.orders.ids)
        self.assertEqual(set(self.orders.mapped('fulfilment_state')), {'new'})
        for path in ('packing.pdf', 'orders.xlsx'):
            self.assertEqual(self.url_open(f'/my/stalls/{stall}/{path}').status_code, 404)
        self.assertEqual(self._post(f'/my/stalls/{stall}/break').status_code, 404)
        self.assertEqual(self.stall_a.state, 'open')

    def test_the_packing_list_adds_up_names_lots_and_no_buyer(self):
        self.assertEqual(
            [(item.name, quantity) for item, quantity, _uom in self.orders._get_packing_totals()], [("Rau cần", 3.0)]
        )
        html = (
            self.env['ir.actions.report']
            ._render_qweb_html(
                'farm_market.farm_stall_packing_list_action', self.stall_a.ids, data={'order_ids': self.orders[:1].ids}
            )[0]
            .decode()
        )
        lot = self.orders.picking_ids.move_line_ids.lot_id
        self.assertIn(lot.name, html)
        self.assertIn(self.orders[0].name, html)
        self.assertNotIn(self.orders[1].name, html)
        self.assertNotIn(self.buyer.name, html)
        self.authenticate('ban', 'ban')
        response = self.url_open(f'/my/stalls/{self.stall_a.id}/packing.pdf')
        self.assertEqual((response.status_code, response.headers['Content-Type']), (200, 'application/pdf'))

    def test_orders_come_as_a_table_without_the_buyer(self):
        self.authenticate('ban', 'ban')
        content = self.url_open(f'/my/stalls/{self.stall_a.id}/orders.xlsx?state=new').content
        rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
        self.assertEqual(sorted(row[4] for row in rows[1:]), [1, 2])
        self.assertNotIn(self.buyer.name, str(rows))

    def test_orders_and_goods_are_found_by_their_words(self):
        self.authenticate('ban', 'ban')
        page = self.url_open(f'/my/stalls/{self.stall_a.id}/orders?search={self.orders[0].name}').text
        self.assertTrue(self.orders[0].name in page and self.orders[1].name not in page)
        self._list(self.stall_a, "Rau muống")
        goods = f'/my/stalls/{self.stall_a.id}/goods'
        page = self.url_open(f'{goods}?search=muống').text
        self.assertTrue("Rau muống" in page and "Rau cần" not in page)
        on, off = self.url_open(f'{goods}?show=on').text, self.url_open(f'{goods}?show=off').text
        self.assertTrue("Rau cần" in on and "Rau muống" not in on)
        self.assertTrue("Rau muống" in off and "Rau cần" not in off)

    def test_an_order_that_was_not_packed_on_its_day_is_late(self):
        order = self.orders[0]
        self.assertFalse(order.is_late)
        order.prepare_on = fields.Date.today() - timedelta(days=1)
        order.invalidate_recordset(['is_late'])
        self.assertTrue(order.is_late)
        self.assertEqual(self.env['sale.order'].search([('is_late', '=', True)]) & self.orders, order)

    def test_further_pictures_come_and_go_from_the_phone(self):
        self.authenticate('ban', 'ban')
        values = {
            'name': self.listing.name,
            'price': '20000',
            'commodity_id': str(self.listing.commodity_id.id),
            'uom_id': str(self.listing.uom_id.id),
            'description': self.listing.description_sale,
        }
        path = f'/my/goods/{self.listing.id}/edit'
        self._post(path, files=[('pictures', PICTURE), ('pictures', PICTURE)], **values)
        gallery = self.listing.product_template_image_ids
        self.assertEqual(len(gallery), 2)
        self._post(path, remove_pictures=str(gallery[0].id), **values)
        self.assertEqual(self.listing.product_template_image_ids, gallery[1])

    def test_a_seller_calls_off_a_harvest_and_those_who_asked_hear_of_it(self):
        harvest = self.env['farm.harvest'].create(
            {'product_tmpl_id': self.listing.id, 'expected_on': '2099-01-01', 'quantity': 10}
        )
        wanted = harvest._request(self.buyer, 1)
        self.authenticate('ban', 'ban')
        self._post(f'/my/goods/{self.listing.id}/call_off', harvest_id=str(harvest.id))
        self.assertEqual((harvest.state, wanted.state), ('cancel', 'missed'))

    def test_a_seller_takes_a_break_and_comes_back(self):
        self.authenticate('ban', 'ban')
        self._post(f'/my/stalls/{self.stall_a.id}/break', back_on='2099-01-01')
        self.assertEqual((self.stall_a.state, str(self.stall_a.back_on)), ('paused', '2099-01-01'))
        self.assertFalse(self.listing.is_listed)
        self._post(f'/my/stalls/{self.stall_a.id}/resume')
        self.assertEqual((self.stall_a.state, self.listing.is_listed), ('open', True))


@tagged('post_install', '-at_install')
class TestSellerWords(SellerCommon):
    """Breaks, deadlines of the board, and what the people of a stall are told."""

    def test_a_break_ends_by_itself_on_its_day(self):
        self.stall_a.with_user(self.seller)._take_break(fields.Date.today() + timedelta(days=3))
        self.env['farm.stall']._cron_resume()
        self.assertEqual(self.stall_a.state, 'paused')
        with freeze_time(fields.Date.today() + timedelta(days=3)):
            self.env['farm.stall']._cron_resume()
        self.assertEqual((self.stall_a.state, self.stall_a.back_on), ('open', False))

    def test_a_stall_that_the_board_paused_is_not_opened_by_its_seller(self):
        self.stall_a.with_user(self.board).action_pause()
        for user in (self.seller, self.manager):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.stall_a.with_user(user).action_resume()
        self.assertEqual(self.stall_a.state, 'paused')

    def test_a_manager_ends_the_break_of_the_own_commune_alone(self):
        self.stall_a.with_user(self.seller)._take_break()
        other = self._create_user('xa_b', 'farm_base.group_commune_manager')
        self.hub_b.manager_ids = other
        with self.assertRaises(AccessError):
            self.stall_a.with_user(other).action_resume()
        self.stall_a.with_user(self.manager).action_resume()
        self.assertEqual(self.stall_a.state, 'open')

    def test_the_board_has_days_to_answer_and_says_why_it_sends_a_stall_back(self):
        self.market.review_days = 2
        stall = self._create_stall(self.hub_a, name="Quầy mới")
        stall.user_ids = self.seller
        stall.state = 'draft'
        with freeze_time('2026-11-27'):  # a Friday
            stall.with_user(self.seller).action_submit()
            stall.flush_recordset()
        self.assertEqual(str(stall.review_due_on), '2026-12-01')
        wizard = self.env['farm.stall.send.back'].with_user(self.board)
        with self.assertRaises(UserError):
            wizard.create({'stall_ids': stall.ids, 'reason': " "}).action_confirm()
        wizard.create({'stall_ids': stall.ids, 'reason': "Thiếu ảnh gian hàng"}).action_confirm()
        self.assertEqual((stall.state, stall.review_note), ('draft', "Thiếu ảnh gian hàng"))
        self.assertFalse(stall.review_due_on)
        self.assertIn("Thiếu ảnh gian hàng", self._notices(self.seller)[:1].body)
        stall.with_user(self.seller).action_submit()
        self.assertFalse(stall.review_note)

    def test_goods_wait_for_the_board_until_a_day(self):
        self.market.review_days = 1
        with freeze_time('2026-11-26'):
            self.listing.with_user(self.seller).name = "Rau cần mới"
            self.listing.flush_recordset()
        self.assertEqual(str(self.listing.review_due_on), '2026-11-27')
        self.listing.with_user(self.board).action_approve_listing()
        self.assertFalse(self.listing.review_due_on)

    def test_a_seller_hears_what_the_board_decided_about_goods(self):
        self.listing.with_user(self.board).action_refuse_listing("Ảnh mờ")
        self.assertIn("Ảnh mờ", self._notices(self.seller)[:1].body)
        self.listing.with_user(self.board).action_approve_listing()
        self.assertIn("Rau cần", self._notices(self.seller)[:1].subject)

    def test_a_stall_hears_once_of_all_its_new_orders_and_of_no_other(self):
        before = self._notices(self.seller), self._notices(self.stranger)
        self.orders._tell_stalls()
        self.orders._tell_stalls()
        notice = self._notices(self.seller) - before[0]
        self.assertEqual(len(notice), 1)
        for order in self.orders:
            self.assertIn(order.name, notice.body)
        self.assertNotIn(self.buyer.name, notice.body)
        self.assertFalse(self._notices(self.stranger) - before[1])

    def test_a_stall_hears_that_goods_were_added_or_an_order_taken_back(self):
        self.registry_enter_test_mode()  # a promise is made in a transaction of its own
        self.orders.is_stall_told = True
        self.orders[0]._add_goods(self.greens, 1)
        self.assertFalse(self.orders[0].is_stall_told)
        buyer = self._create_user('mua', 'base.group_portal')
        order = self._create_cart((self.greens, 1), partner_id=buyer.partner_id.id)
        order.action_confirm()
        order.with_user(buyer).action_withdraw()
        self.assertIn(self.seller.partner_id, order.message_ids[:1].partner_ids)

    # === Further pictures === #

    def test_a_further_picture_waits_for_the_board_beside_nothing(self):
        self.listing.with_user(self.seller)._add_pictures([PIXEL])
        self.assertEqual((self.listing.moderation_state, self.listing.is_published), ('submitted', False))
        change = self.listing.change_ids
        self.assertTrue(change.new_image and not change.old_image)
        self.assertEqual(change.label, self.listing._fields['product_template_image_ids']._description_string(self.env))
        self.listing.with_user(self.board).action_approve_listing()
        self.assertFalse(self.listing.change_ids)
        self.listing.with_user(self.seller)._remove_pictures(self.listing.product_template_image_ids.ids)
        self.assertTrue(self.listing.change_ids.old_image)
        self.assertEqual(self.listing.moderation_state, 'submitted')

    def test_a_picture_that_came_and_went_leaves_nothing_to_look_at(self):
        self.listing.with_user(self.seller)._add_pictures([PIXEL])
        self.listing.with_user(self.seller)._remove_pictures(self.listing.product_template_image_ids.ids)
        self.assertFalse(self.listing.change_ids)

    def test_a_listing_has_at_most_six_further_pictures_and_they_are_its_own_sellers(self):
        with self.assertRaises(UserError):
            self.listing.with_user(self.seller)._add_pictures([PIXEL] * 7)
        with self.assertRaises(AccessError):
            self.listing.with_user(self.stranger)._add_pictures([PIXEL])
        self.assertFalse(self.listing.product_template_image_ids)
