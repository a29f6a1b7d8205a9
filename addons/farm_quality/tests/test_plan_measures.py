from datetime import date

from odoo import Command
from odoo.tests import tagged

from .common import QualityCommon

MEASURES = (
    'items_controlled',
    'rapid_rounds',
    'safety_samples',
    'nutrition_samples',
    'certified_establishments',
    'growing_area_codes',
    'chains_existing',
    'chains_new',
    'survey_rounds',
    'inspections_inputs',
    'inspections_produce',
)


@tagged('post_install', '-at_install')
class TestPlanMeasures(QualityCommon):
    def _measure(self, code, year=None):
        plan = self.env['farm.plan'].create({'name': "Kế hoạch"})
        line = self.env['farm.plan.line'].create({'plan_id': plan.id, 'code': '1', 'name': "Dòng", 'measure': code})
        year = year or self.today.year
        return line._measure(date(year, 1, 1), date(year, 12, 31))[line.id]

    def test_every_measure_of_the_room_counts_from_zero(self):
        for code in MEASURES:
            with self.subTest(code):
                self.assertEqual(self._measure(code), 0)

    def test_items_under_control_need_a_checked_paper(self):
        self._create_certificate('verified')
        self.assertEqual(self._measure('items_controlled'), 0)
        self._create_certificate('active')
        self.assertEqual(self._measure('items_controlled'), 1)

    def test_an_establishment_is_counted_once_a_year(self):
        self._create_certificate(date_from=self.today)
        self._create_certificate(date_from=self.today, scheme_id=self.ocop.id, stars=3)
        other = self._create_stall(name="Khác").producer_id
        self._create_certificate(date_from=self.today, producer_id=other.id)
        self._create_certificate(
            date_from=self.today,
            producer_id=self._create_stall(name="Ba").producer_id.id,
            scheme_id=self.env.ref('farm_quality.farm_scheme_base_standard').id,
        )
        self.assertEqual(self._measure('certified_establishments'), 2)
        self.assertEqual(self._measure('certified_establishments', self.today.year - 1), 0)

    def test_samples_count_when_verified_by_kind_and_year(self):
        self._create_sample()
        self.assertEqual(self._measure('safety_samples'), 0)
        self._create_verified_sample()
        self._create_verified_sample(value='0,9')
        self._create_verified_sample(value='2', kind='nutrition')
        self._create_verified_sample(days=800)
        self.assertEqual((self._measure('safety_samples'), self._measure('nutrition_samples')), (2, 1))

    def test_codes_chains_surveys_and_inspections_count_when_done(self):
        area = self._as('officer', self.env['farm.growing.area']).create(
            {
                'name': "Đồng Bún",
                'producer_id': self.producer.id,
                'commodity_id': self.dropwort.id,
                'area': 2,
                'commune_id': self.commune_a.id,
                'code': 'VN-TGOR-0095',
                'issued_on': self.today,
                'issuer': "Chi cục",
            }
        )
        inspection = self._as('inspector', self.env['farm.inspection']).create(
            {
                'subject': "Cơ sở",
                'kind': 'inputs',
                'report': "<p>Tốt</p>",
            }
        )
        survey = self._as('board', self.env['farm.survey']).create(
            {
                'name': "Đợt 1",
                'line_ids': [Command.create({'name': "Hộ A", 'decision': 'join'})],
            }
        )
        chains = self._create_chain('existing') | self._create_chain('new')
        codes = ('growing_area_codes', 'inspections_inputs', 'survey_rounds', 'chains_existing', 'chains_new')
        self.assertEqual([self._measure(code) for code in codes], [0, 0, 0, 0, 0])
        area._take_step('issue')
        inspection._take_step('finish')
        survey._take_step('finish')
        chains._take_step('control')
        chains.check_ids = [Command.create({'date': self.today})]
        self.assertEqual([self._measure(code) for code in codes], [1, 1, 1, 1, 1])
        self.assertEqual(self._measure('inspections_produce'), 0)

    def _create_chain(self, kind):
        return self._as('officer', self.env['farm.chain']).create(
            {
                'name': f"Chuỗi {kind}",
                'kind': kind,
                'commodity_ids': [Command.set(self.dropwort.ids)],
                'member_ids': [
                    Command.create({'stage': 'production', 'producer_id': self.producer.id}),
                    Command.create({'stage': 'sale', 'name': "Cửa hàng"}),
                ],
            }
        )
