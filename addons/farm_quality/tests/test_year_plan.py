from dateutil.relativedelta import relativedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ANNEX, QualityCommon


@tagged('post_install', '-at_install')
class TestYearPlan(QualityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.today.year + 1
        cls._create_year_plan(ANNEX)
        cls._receive(cls.product)

    def _plan(self, role='officer', **values):
        return self._as(role, self.env['farm.year.plan']).create({'year': self.year, **values}).action_plan()

    def _count(self, model, **values):
        domain = [('company_id', '=', self.market.id), *((name, '=', value) for name, value in values.items())]
        return self.env[model].search_count(domain)

    def test_the_numbers_come_from_the_plan_and_the_work_is_made_to_them(self):
        message = self._plan()['params']['message']
        self.assertIn(self.env['ir.model']._get('farm.inspection').name, message, "planned by the inspectors")
        self._plan('inspector')
        self.assertEqual(self._count('farm.test.round'), 50)
        self.assertEqual(self._count('farm.survey'), 12)
        self.assertEqual(self._count('farm.inspection', kind='inputs'), 12)
        self.assertEqual(self._count('farm.inspection', kind='produce'), 12)
        rounds = self.env['farm.test.round'].search([('company_id', '=', self.market.id)])
        self.assertEqual({day.year for day in rounds.mapped('date')}, {self.year})
        self.assertTrue(all(day.weekday() < 5 for day in rounds.mapped('date')))

    def test_planning_twice_makes_nothing_twice(self):
        self._plan()
        before = {
            model: self._count(model) for model in ('farm.test.round', 'farm.survey', 'farm.sample', 'farm.visit')
        }
        self._plan()
        self.assertEqual(before, {model: self._count(model) for model in before})

    def test_every_item_on_sale_gets_two_safety_samples_and_one_of_nutrition(self):
        self._plan()
        samples = self.env['farm.sample'].search([('product_tmpl_id', '=', self.item.id)])
        self.assertEqual(sorted(samples.mapped('kind')), ['nutrition', 'safety', 'safety'])
        first, second = samples.filtered(lambda sample: sample.kind == 'safety').sorted('date_planned')
        self.assertEqual(second.date_planned, first.date_planned + relativedelta(months=6))

    def test_visits_go_first_to_those_without_a_certificate(self):
        self._create_certificate()
        other = self._create_stall(name="Chưa có chứng nhận").producer_id
        self._plan(visits=1, has_samples=False)
        self.assertEqual(self.env['farm.visit'].search([('company_id', '=', self.market.id)]).producer_id, other)

    def test_a_year_that_is_over_is_not_planned(self):
        with self.assertRaises(UserError):
            self._plan(year=self.today.year - 1)

    def test_only_officers_and_inspectors_plan(self):
        with self.assertRaises(AccessError):
            self._as('lab', self.env['farm.year.plan']).create({'year': self.year})

    # === What is due === #

    def _due(self, kind='safety'):
        self.env.flush_all()
        self.env.invalidate_all()  # read from a query, not kept up to date in the cache
        return self.env['farm.test.due'].search([('product_tmpl_id', '=', self.item.id), ('kind', '=', kind)])

    def test_what_was_never_tested_is_due_today(self):
        due = self._due()
        self.assertEqual((due.due_on, due.status, due.last_on), (self.today, 'month', False))
        self.assertEqual((due.commune_id, due.is_on_sale), (self.commune_a, True))

    def test_half_a_year_after_a_test_the_next_is_due(self):
        self._create_verified_sample(days=200)
        self.assertEqual(self._due().status, 'overdue')
        self._create_verified_sample(days=100)
        self.assertEqual(self._due().status, 'later')
        self.assertEqual(self._due('nutrition').status, 'month', "a safety test is no nutrition test")

    def test_one_button_plans_the_month_and_nothing_twice(self):
        Due = self._as('officer', self.env['farm.test.due'])
        Due.action_plan_month()
        self.assertEqual(self._due().status, 'running')
        self.assertEqual(self._due().sample_id.state, 'planned')
        with self.assertRaises(UserError):
            Due.action_plan_month()

    def test_a_commune_manager_sees_what_is_due_in_the_own_commune(self):
        other = self._create_listing(self._create_stall(self.hub_b, name="Xã khác"))
        self.env.flush_all()
        seen = self._as('commune', self.env['farm.test.due']).search([]).product_tmpl_id
        self.assertIn(self.item, seen)
        self.assertNotIn(other.product_tmpl_id, seen)
        with self.assertRaises(AccessError):
            self._as('consumer', self.env['farm.test.due']).search([])

    def test_a_visit_is_closed_with_what_was_found(self):
        visit = self._as('officer', self.env['farm.visit']).create({'producer_id': self.producer.id})
        with self.assertRaises(UserError):
            visit._take_step('finish')
        visit.write({'outcome': 'ready', 'report': "Đủ điều kiện"})
        visit._take_step('finish')
        self.assertEqual(visit.state, 'done')
