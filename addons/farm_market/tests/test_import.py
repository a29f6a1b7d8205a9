import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon
from odoo.addons.farm_market.tools.listing_table import make_template


@tagged('post_install', '-at_install')
class TestImport(FarmMarketCommon):
    def _create_table(self, *rows, stall=None):
        file = base64.b64encode(make_template(rows, [], [], []))
        return self.env['farm.listing.import'].create({'stall_id': (stall or self.stall_a).id, 'file': file})

    def test_a_dry_run_names_each_bad_line_and_posts_nothing(self):
        kind = self.dropwort.name
        before = self.env['product.template'].search_count([])
        table = self._create_table(
            ("Rau cần nước", kind, 20000, "kg"),
            ("", kind, 20000, "kg"),
            ("Cá mập", "Thứ không có", "rẻ", "thùng phuy"),
            ("rau CẦN nước", kind, "25.000", "bó"),
        )
        table.action_check()
        bad = {line.row for line in table.line_ids if line.error}
        self.assertEqual(bad, {3, 4, 5})
        self.assertEqual(len(table.line_ids.filtered(lambda line: line.row == 4).error.split(";")), 3)
        with self.assertRaises(UserError):
            table.action_import()
        self.assertEqual(self.env['product.template'].search_count([]), before)

    def test_a_table_without_bad_lines_is_posted_as_a_whole(self):
        kind = self.dropwort.name
        table = self._create_table(
            ("Rau cần nước", kind, "25.000", "kg", "Ngon", 3, None, "2,5"), ("Rau cần bó", kind, 9000, "Bó")
        )
        table.action_check()
        self.assertFalse(table.error_count)
        table.action_import()
        listing = self.env['product.template'].search(
            [('name', '=', "Rau cần nước"), ('stall_id', '=', self.stall_a.id)]
        )
        self.assertEqual((listing.list_price, listing.expiration_time, listing.max_per_order), (25000, 3, 2.5))
        self.assertEqual(listing.moderation_state, 'draft')

    def test_what_is_no_table_is_refused_with_words(self):
        table = self.env['farm.listing.import'].create(
            {'stall_id': self.stall_a.id, 'file': base64.b64encode(b'khong phai')}
        )
        with self.assertRaisesRegex(UserError, "xlsx"):
            table.action_check()

    def test_a_commune_manager_posts_for_the_own_commune_alone(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        row = ("Rau cần nước", self.dropwort.name, 20000, "kg")
        own = self._create_table(row).with_user(manager)
        own.sudo().create_uid = manager
        own.action_check()
        own.action_import()
        with self.assertRaises(AccessError):
            self._create_table(row, stall=self.stall_b).with_user(manager).action_check()
