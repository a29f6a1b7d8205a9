from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import QualityCommon

PIXEL = b'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='


@tagged('post_install', '-at_install')
class TestFieldWork(QualityCommon):
    def _create_area(self, **values):
        return self.env['farm.growing.area'].create(
            {
                'name': "Đồng Bún",
                'producer_id': self.producer.id,
                'commodity_id': self.dropwort.id,
                'commune_id': self.commune_a.id,
                **values,
            }
        )

    def test_an_area_code_follows_the_pattern_of_the_market(self):
        with self.assertRaises(ValidationError):
            self._create_area(code='0095')
        self.assertTrue(self._create_area(code='VN-TGOR-0095'))
        self.market.growing_area_code_pattern = r'\d{4}'
        self.assertTrue(self._create_area(code='0095'))
        with self.assertRaises(ValidationError):
            self.market.growing_area_code_pattern = '('

    def test_a_boundary_is_a_closed_polygon(self):
        for text in (
            'x',
            '[]',
            '{"type": "Point", "coordinates": [1, 2]}',
            '{"type": "Polygon", "coordinates": [[[1,1],[2,2],[3,1],[4,4]]]}',
        ):
            with self.subTest(text), self.assertRaises(ValidationError):
                self._create_area(boundary=text)
        self._create_area(boundary='{"type": "Polygon", "coordinates": [[[1,1],[2,2],[3,1],[1,1]]]}')

    def test_a_code_is_issued_only_when_complete(self):
        area = self._as('officer', self._create_area(code='VN-TGOR-0001'))
        with self.assertRaises(UserError):
            area._take_step('issue')
        area.write({'issued_on': self.today, 'issuer': "Chi cục Trồng trọt", 'area': 1.5})
        area._take_step('issue')
        self.assertTrue(area.is_in_force)

    def test_a_chain_runs_from_making_to_selling(self):
        chain = self._as('officer', self.env['farm.chain']).create(
            {
                'name': "Chuỗi rau",
                'commodity_ids': [Command.set(self.dropwort.ids)],
                'member_ids': [Command.create({'stage': 'production', 'producer_id': self.producer.id})],
            }
        )
        with self.assertRaises(UserError):
            chain._take_step('control')

    def test_a_chain_says_which_share_of_its_goods_is_on_sale(self):
        other = self._create_listing(self.stall, name="Chưa bán").product_tmpl_id
        self._receive(self.product)
        chain = self.env['farm.chain'].create(
            {
                'name': "Chuỗi rau",
                'commodity_ids': [Command.set(self.dropwort.ids)],
                'product_tmpl_ids': [Command.set((self.item | other).ids)],
            }
        )
        self.assertEqual(chain.on_sale_share, 50)

    def _create_inspection(self, **values):
        return self._as('inspector', self.env['farm.inspection']).create(
            {
                'producer_id': self.producer.id,
                'report': "<p>Đã xem kho</p>",
                **values,
            }
        )

    def test_an_inspection_says_what_was_found_and_what_was_violated(self):
        self.assertEqual(self._create_inspection().subject, self.producer.name)
        for values in ({'report': False}, {'is_violation': True}, {'sanction': 'fine'}, {'date': self._days(2)}):
            with self.subTest(values), self.assertRaises(UserError):
                self._create_inspection(**values)._take_step('finish')
        self._create_inspection(is_violation=True, violation="Điều 5", sanction='warning')._take_step('finish')

    def test_an_inspection_closes_when_all_its_points_are_closed(self):
        inspection = self._create_inspection(nonconformity_ids=[Command.create({'name': "Thiếu nhật ký"})])
        inspection._take_step('finish')
        point = inspection.nonconformity_ids
        self.assertEqual(point.producer_id, self.producer)
        with self.assertRaises(UserError):
            inspection._take_step('close')
        self._as('seller', point).action = "Đã ghi bù"
        self._as('seller', point)._take_step('answer')
        inspector = self._as('inspector', point)
        with self.assertRaises(UserError):
            inspector._take_step('close')
        inspector.evaluation = "Đạt"
        inspector._take_step('close')
        inspection._take_step('close')
        self.assertEqual(inspection.state, 'closed')

    def test_who_answered_does_not_close(self):
        point = self._as('inspector', self.env['farm.nonconformity']).create(
            {
                'name': "Thiếu nhật ký",
                'producer_id': self.producer.id,
                'action': "Đã ghi bù",
            }
        )
        point._take_step('answer')
        point.evaluation = "Đạt"
        with self.assertRaises(AccessError):
            point._take_step('close')

    def test_a_survey_round_decides_on_every_establishment(self):
        survey = self._as('board', self.env['farm.survey']).create({'name': "Đợt 1"})
        with self.assertRaises(UserError):
            survey._take_step('finish')
        survey.line_ids = [Command.create({'name': "Hộ A", 'score': 80})]
        with self.assertRaises(UserError):
            survey._take_step('finish')
        survey.line_ids.decision = 'join'
        survey._take_step('finish')
        self.assertEqual(survey.state, 'done')
        with self.assertRaises(UserError):
            survey.line_ids.decision = 'refused'

    def test_a_team_writes_down_one_thing_after_the_other_with_photos(self):
        inspection = self._as('inspector', self.env['farm.inspection']).create({'subject': "Cơ sở A"})
        action = inspection.action_add_finding()
        Finding = self.env[action['res_model']].with_user(self.users['inspector']).with_context(**action['context'])
        finding = Finding.create({'name': "Kho thuốc không khóa", 'verdict': 'violation', 'photo': PIXEL})
        self.assertEqual((finding.inspection_id, bool(finding.photo)), (inspection, True))
        self.assertEqual(finding.action_next()['context'], action['context'])

    def test_what_a_team_saw_opens_a_point_with_a_deadline_and_stays_as_it_was(self):
        inspection = self._as('inspector', self.env['farm.inspection']).create(
            {'producer_id': self.producer.id, 'report': "<p>Đã kiểm tra</p>"}
        )
        finding = self._as('inspector', self.env['farm.inspection.finding']).create(
            {'inspection_id': inspection.id, 'name': "Không có hóa đơn thuốc", 'verdict': 'violation'}
        )
        action = finding.action_open_nonconformity()
        point = self.env['farm.nonconformity'].browse(action['res_id'])
        self.assertEqual((point.severity, point.producer_id), ('major', self.producer))
        self.assertEqual(point.date_due, inspection.date + timedelta(days=14))
        self.assertEqual(finding.action_open_nonconformity()['res_id'], point.id)
        with self.assertRaises(UserError):
            inspection._take_step('finish')
        inspection.write({'is_violation': True, 'violation': "Thiếu hóa đơn"})
        inspection._take_step('finish')
        with self.assertRaises(UserError):
            finding.name = "Khác"
