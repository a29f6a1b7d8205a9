from odoo.tests import TransactionCase


class TestCommunes(TransactionCase):
    def test_all_units_of_2025_are_there(self):
        self.assertEqual(self.env['farm.province'].search_count([]), 34)
        self.assertEqual(self.env['farm.commune'].search_count([('valid_to', '=', False)]), 3321)

    def test_every_province_is_an_address_state(self):
        self.assertFalse(self.env['farm.province'].search([('state_id', '=', False)]).mapped('name'))

    def test_every_former_unit_has_a_successor(self):
        former = self.env['farm.commune'].search([('valid_to', '!=', False)])
        self.assertEqual(len(former), 545)
        self.assertFalse(former.filtered(lambda commune: not commune.successor_ids).mapped('name'))

    def test_loading_again_changes_nothing(self):
        before = self.env['farm.commune'].search_count([])
        self.env['farm.commune']._load_reference()
        self.assertEqual(self.env['farm.commune'].search_count([]), before)


class TestCommodities(TransactionCase):
    def test_handicraft_is_not_food_and_rice_is(self):
        self.assertFalse(self.env.ref('farm_base.farm_commodity_handicraft').is_food)
        self.assertFalse(self.env.ref('farm_base.farm_commodity_cosmetic').is_food)
        self.assertTrue(self.env.ref('farm_base.farm_commodity_polished_rice').is_food)
