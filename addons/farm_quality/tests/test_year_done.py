from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged

from .common import ANNEX, QualityCommon


@tagged('post_install', '-at_install')
class TestYearDone(QualityCommon):
    """The work of a year, made by one plan and done by the people of each office, counts to what the annex asks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.today.year + 1
        numbers = {**ANNEX, 'safety_samples': 4, 'nutrition_samples': 2}
        cls.plan = cls._create_year_plan(numbers)
        for number in range(9):
            cls._create_listing(cls._create_stall(name=f"Gian {number}"))
        cls._create_producers(60 - 10)
        second = cls._create_listing(cls.stall, name="Rau muống")
        for product in (cls.product, second):
            cls._receive(product)

    @classmethod
    def _create_producers(cls, count):
        partners = cls.env['res.partner'].create([{'name': f"Hộ {number}"} for number in range(count)])
        cls.env['farm.producer'].create(
            [{'name': partner.name, 'partner_id': partner.id, 'commune_id': cls.commune_a.id} for partner in partners]
        )

    def _all(self, role, model, *domain):
        return self._as(role, self.env[model]).search([('company_id', '=', self.market.id), *domain])

    def test_the_year_is_planned_and_done_to_the_numbers_of_the_annex(self):
        with freeze_time(f'{self.year}-01-04 03:00:00'):
            for role in ('officer', 'inspector'):
                self._as(role, self.env['farm.year.plan']).create({'year': self.year}).action_plan()
        targets = self.plan.line_ids.target_ids
        self.assertEqual(set(targets.mapped('actual')), {0}, "what is planned is not done")
        with freeze_time(f'{self.year}-12-31 03:00:00'):
            self._do_rounds()
            self._do_samples()
            self._do_surveys()
            self._do_inspections()
            self._do_visits()
            self._do_growing_areas()
        targets.invalidate_recordset()
        self.assertEqual(
            {target.code: (target.actual, target.progress) for target in targets},
            {target.code: (target.amount, 100) for target in targets},
        )

    def _analyse(self, samples, **values):
        """Take samples through the laboratory: collected by the officer, measured and verified by two people."""
        self._as('officer', samples)._take_step('collect')
        bench = self._as('lab', samples)
        bench.write({'received_temperature': '4', 'laboratory_id': self.laboratory.id})
        for step in ('receive', 'start'):
            bench._take_step(step)
        bench.result_ids.write(values)
        bench._take_step('report')
        self._as('lab2', samples)._take_step('verify')

    def _do_rounds(self):
        rounds = self._all('officer', 'farm.test.round')
        rounds.action_add_missed()
        rounds._take_step('start')
        self._analyse(rounds.sample_ids, value='âm tính')
        rounds._take_step('finish')
        self.assertFalse(rounds.missed_ids)

    def _do_samples(self):
        safety = self._all('officer', 'farm.sample', ('kind', '=', 'safety'))
        days = {sample.date_planned for sample in safety}
        self.assertEqual(max(days), min(days) + relativedelta(months=6))
        self._analyse(safety, value='KPH', loq='0,001', lod='0,0005')
        self._analyse(self._all('officer', 'farm.sample', ('kind', '=', 'nutrition')), value='2,5')

    def _do_surveys(self):
        surveys = self._all('board', 'farm.survey')
        for survey in surveys:
            survey.line_ids = [Command.create({'producer_id': self.producer.id, 'decision': 'join'})]
        surveys._take_step('finish')

    def _do_inspections(self):
        inspections = self._all('inspector', 'farm.inspection')
        inspections.write({'report': "<p>Không phát hiện vi phạm.</p>"})
        inspections._take_step('finish')

    def _do_visits(self):
        visits = self._all('officer', 'farm.visit')
        self.assertEqual(len(visits.producer_id), 60)
        visits.write({'outcome': 'ready', 'report': "Đủ điều kiện"})
        visits._take_step('finish')
        certificates = self._as('officer', self.env['farm.certificate']).create(
            [
                self._prepare_certificate(
                    name=f"VG-{visit.producer_id.id}",
                    producer_id=visit.producer_id.id,
                    date_from=f'{self.year}-12-30',
                    date_to=f'{self.year + 1}-12-29',
                )
                for visit in visits
            ]
        )
        certificates._take_step('submit')
        certificates.write({'register_checked_on': fields.Date.today(), 'register_note': "Có trong danh bạ"})
        certificates._take_step('verify')
        self._as('officer2', certificates)._take_step('activate')

    def _do_growing_areas(self):
        areas = self._all('officer', 'farm.growing.area')
        for number, area in enumerate(areas):
            area.write(
                {'code': f'VN-TGOR-{number:04}', 'issued_on': f'{self.year}-12-30', 'issuer': "Chi cục", 'area': 1}
            )
        areas._take_step('issue')
