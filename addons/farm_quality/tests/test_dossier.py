from datetime import timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestDossier(QualityCommon):
    """A seller's dossier: papers first, then the place, two tiers of approval, restricted while a paper has lapsed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer.kind = 'cooperative'
        cls.dossier = cls.env['farm.dossier'].create({'producer_id': cls.producer.id})

    def _create_papers(self, accept=True, **values):
        return {
            kind: self._create_document(kind, accept=accept, **{'date_to': self._days(100), **values})
            for kind in ('food_safety', 'business')
        }

    def _visit(self, outcome='ready'):
        visit = self._as('officer', self.env['farm.visit']).create(
            {'producer_id': self.producer.id, 'outcome': outcome, 'report': "Kho sạch"}
        )
        visit._take_step('finish')
        return visit

    def _approve(self, **values):
        """Take the dossier to its approval by the steps that people take; return its papers."""
        papers = self._create_papers(**values)
        self._as('seller', self.dossier)._take_step('submit')
        officer = self._as('officer', self.dossier)
        officer._take_step('screen')
        officer._take_step('send_team')
        officer.visit_id = self._visit()
        officer._take_step('endorse')
        self._as('board', self.dossier)._take_step('approve')
        return papers

    def test_a_dossier_is_handed_in_with_every_mandatory_paper(self):
        seller = self._as('seller', self.dossier)
        with self.assertRaisesRegex(UserError, "Business.*Food Safety"):
            seller._take_step('submit')
        self._create_papers(accept=False)
        seller._take_step('submit')
        self.assertEqual(self.dossier.state, 'submitted')

    def test_a_household_needs_no_business_registration(self):
        self.producer.kind = 'household'
        self._create_document('food_safety', accept=False)
        self._as('seller', self.dossier)._take_step('submit')
        self.assertEqual(self.dossier.state, 'submitted')

    def test_nobody_travels_before_the_papers_are_accepted(self):
        self._create_papers(accept=False)
        self._as('seller', self.dossier)._take_step('submit')
        officer = self._as('officer', self.dossier)
        officer._take_step('screen')
        with self.assertRaisesRegex(UserError, "not complete"):
            officer._take_step('send_team')
        officer._take_step('ask', reason="Bản chụp mờ")
        self.assertEqual(self.dossier.state, 'more')
        self._as('seller', self.dossier)._take_step('answer')
        self.assertEqual(self.dossier.state, 'screening')

    def test_nothing_is_endorsed_without_a_site_check_that_says_ready(self):
        self._create_papers()
        officer = self._as('officer', self.dossier)
        for step in ('submit', 'screen', 'send_team'):
            officer._take_step(step)
        with self.assertRaisesRegex(UserError, "visit"):
            officer._take_step('endorse')
        officer.visit_id = self._visit('mend')
        with self.assertRaisesRegex(UserError, "mended"):
            officer._take_step('endorse')
        officer.visit_id = self._visit()
        officer._take_step('endorse')
        self.assertEqual(self.dossier.state, 'endorsed')

    def test_approval_has_two_tiers_and_needs_two_people(self):
        both = self.users['officer']
        both.group_ids += self.env.ref('farm_base.group_board')
        self._create_papers()
        officer = self._as('officer', self.dossier)
        for step in ('submit', 'screen', 'send_team'):
            officer._take_step(step)
        with self.assertRaises(UserError):
            self._as('board', self.dossier)._take_step('approve')
        officer.visit_id = self._visit()
        officer._take_step('endorse')
        with self.assertRaises(AccessError):
            officer._take_step('approve')
        self._as('board', self.dossier)._take_step('approve')
        self.assertEqual((self.dossier.state, self.dossier.papers_until), ('approved', self._days(100)))

    def test_a_seller_has_one_open_dossier(self):
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.env['farm.dossier'].create({'producer_id': self.producer.id})

    # === Restricted and back === #

    def test_a_withdrawn_mandatory_paper_restricts_and_a_new_one_restores(self):
        papers = self._approve()
        lot = self._receive(self.product)
        self.assertTrue(lot.is_released)
        self._as('officer', papers['business'])._take_step('withdraw', reason="Đã thu hồi")
        self.assertEqual((self.dossier.state, self.dossier.is_lapsed), ('restricted', True))
        self.assertFalse(lot.is_released)
        self.assertIn("Business", lot.release_note)
        self._create_document('business', name="Đăng ký mới")
        self.assertEqual((self.dossier.state, self.dossier.is_lapsed), ('approved', False))
        self.assertTrue(lot.is_released)

    def test_the_seller_is_told_what_became_of_the_dossier_and_why(self):
        papers = self._approve()
        self._as('officer', papers['business'])._take_step('withdraw', reason="Đã thu hồi")
        told = self.env['mail.message'].search(
            [
                ('model', '=', 'farm.dossier'),
                ('res_id', '=', self.dossier.id),
                ('partner_ids', 'in', self.producer.partner_id.ids),
            ],
            order='id',
        )
        self.assertEqual(len(told), 2, "approved, then restricted")
        self.assertIn("Business Registration", told[-1].body)

    def test_a_paper_that_runs_out_closes_the_gate_at_once_and_restricts_with_the_next_run(self):
        self._approve(date_to=self._days(5))
        lot = self._receive(self.product)
        self.assertEqual(lot.release_until, self.market._get_quality_day_end(self._days(5)))
        later = fields.Datetime.now() + timedelta(days=6)
        with patch.object(fields.Datetime, 'now', lambda: later):
            lot.invalidate_recordset()
            self.assertFalse(lot.is_released, "no scheduled action was needed")
            with patch.object(fields.Date, 'today', later.date), self.enter_registry_test_mode():
                self.env.ref('farm_quality.ir_cron_dossier_restrict').method_direct_trigger()
            self.assertEqual(self.dossier.state, 'restricted')
            self._create_papers(date_to=self._days(300))
            self.assertEqual(self.dossier.state, 'approved')
            lot.invalidate_recordset()
            self.assertTrue(lot.is_released)

    def test_what_an_officer_restricted_no_paper_restores(self):
        self._approve()
        self._as('officer', self.dossier)._take_step('restrict', reason="Bán hàng sai khai báo")
        self._create_document('business', name="Đăng ký mới")
        self.assertEqual(self.dossier.state, 'restricted')
        self._as('board', self.dossier)._take_step('restore', reason="Đã khắc phục")
        self.assertEqual(self.dossier.state, 'approved')

    def test_a_restriction_is_not_lifted_while_a_paper_is_missing(self):
        papers = self._approve()
        self._as('officer', papers['business'])._take_step('withdraw', reason="Đã thu hồi")
        with self.assertRaisesRegex(UserError, "not complete"):
            self._as('board', self.dossier)._take_step('restore', reason="Thử")

    def test_a_paper_of_one_lot_is_no_paper_of_the_seller(self):
        lot = self._receive(self.product)
        self._create_document('business')
        self._create_document('food_safety', lot_id=lot.id)
        self.assertIn("Food Safety", self.dossier.missing_papers)

    def test_a_new_mandatory_paper_restricts_those_who_have_none(self):
        self._approve()
        rule = self._as('officer', self.env['farm.dossier.rule']).create({'document_kind': 'contract'})
        self.assertEqual(self.dossier.state, 'restricted')
        rule.unlink()
        self.assertEqual(self.dossier.state, 'approved')

    def test_a_potter_needs_no_food_paper_until_food_is_sold(self):
        craft = self.env['farm.commodity'].search([('is_food', '=', False), ('code', '=', 'handicraft')])
        stall = self._create_stall(name="Gốm")
        dossier = self.env['farm.dossier'].create({'producer_id': stall.producer_id.id})
        self.assertIn("Food Safety", dossier.missing_papers, "who offers nothing yet is asked for everything")
        self._create_listing(stall, name="Bình gốm", commodity_id=craft.id)
        dossier.invalidate_recordset()
        self.assertFalse(dossier.missing_papers)
        dossier.write({'state': 'approved'})
        self._create_listing(stall, name="Rau cần")
        self.assertEqual(dossier.state, 'restricted')

    # === The gate === #

    def test_a_policy_may_ask_for_an_approved_dossier(self):
        self._ask({'kind': 'dossier'})
        lot = self._receive(self.product)
        self.assertIn("dossier", lot.release_note)
        self.assertIn("dossier", self.item.quality_note)
        self._approve()
        self.assertTrue(lot.is_released)
        self.item.invalidate_recordset(['quality_note'])
        self.assertFalse(self.item.quality_note)

    def test_without_such_a_policy_an_open_dossier_changes_nothing(self):
        lot = self._receive(self.product)
        self.assertTrue(lot.is_released)
        self._create_papers()
        self._as('seller', self.dossier)._take_step('submit')
        self.assertTrue(lot.is_released)
