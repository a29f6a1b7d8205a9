from lxml import etree

from odoo import Command
from odoo.tests import Form, tagged

from odoo.addons.farm_base.tests.common import FarmCommon

ACTION = 'farm_base.stock_lot_action_farm'
READERS = (
    'farm_base.group_board',
    'farm_base.group_quality_officer',
    'farm_base.group_lab',
    'farm_base.group_inspector',
    'farm_base.group_publisher',
    'farm_base.group_dispatcher',
    'farm_base.group_accountant',
    'farm_base.group_agency',
)


@tagged('post_install', '-at_install')
class TestLotForm(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product = cls._create_listing(cls._create_stall())
        cls.lot = cls._receive(cls.product)
        cls.users = {
            group: cls._create_user(group.rpartition('_')[2], f'base.group_user,{group}')
            for group in (*READERS, 'farm_base.group_commune_manager')
        }
        cls.hub_a.manager_ids = [Command.set(cls.users['farm_base.group_commune_manager'].ids)]

    def _open(self, group):
        """Return the form of the lot as the menu opens it for a role."""
        action = self.env['ir.actions.act_window']._for_xml_id(ACTION)
        view_id = next(view_id for view_id, mode in action['views'] if mode == 'form')
        return Form(self.lot.with_user(self.users[group]), view_id)

    def test_every_office_opens_a_lot_and_reads_whether_it_may_be_sold(self):
        for group in self.users:
            with self.subTest(group=group):
                form = self._open(group)
                self.assertTrue(form.is_released)
                self.assertEqual(form.product_qty, 100)

    def test_every_office_may_write_a_note_on_a_lot_and_no_buyer_is_suggested(self):
        self._create_delivery(self.product, 5)
        for group, user in self.users.items():
            with self.subTest(group=group):
                recipients = self.lot.with_user(user)._message_get_suggested_recipients(no_create=True)
                self.assertFalse(recipients)

    def test_only_quality_and_the_board_get_the_button_that_stops_a_lot(self):
        entitled = {'farm_base.group_board', 'farm_base.group_quality_officer'}
        view = self.env.ref('farm_base.stock_lot_view_form')
        for group, user in self.users.items():
            with self.subTest(group=group):
                arch = etree.fromstring(self.env['stock.lot'].with_user(user).get_view(view.id)['arch'])
                buttons = arch.xpath("//button[@name='action_open_hold']")
                self.assertEqual(bool(buttons), group in entitled)

    def test_a_quality_officer_stops_the_lot_from_its_form_and_sees_why(self):
        lot = self.lot.with_user(self.users['farm_base.group_quality_officer'])
        action = lot.action_open_hold()
        with Form(lot.env[action['res_model']].with_context(**action['context'])) as hold:
            hold.reason = "Nghi dư lượng thuốc"
        form = self._open('farm_base.group_quality_officer')
        self.assertFalse(form.is_released)
        self.assertIn("Nghi dư lượng thuốc", form.release_note)
        self.assertEqual(len(form.hold_ids), 1)
