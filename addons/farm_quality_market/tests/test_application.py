from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import PIXEL
from odoo.addons.farm_quality.tests.common import QualityCommon


@tagged('post_install', '-at_install')
class TestApplication(QualityCommon):
    """Who is taken in begins a dossier, with the papers that were handed in already."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.application = cls.env['farm.application'].create(
            {
                'user_id': cls.users['consumer'].id,
                'producer_name': "HTX Tám Nông",
                'kind': 'cooperative',
                'identity_number': '0101234567',
                'phone': '0912000111',
                'commune_id': cls.commune_a.id,
                'stall_name': "Rau nhà Tám",
                'goods': "Rau cần",
                'company_id': cls.market.id,
                'paper_ids': [
                    (0, 0, {'kind': kind, 'file': PIXEL, 'filename': f'{kind}.png'})
                    for kind in ('identity', 'business', 'safety')
                ],
            }
        )

    def test_an_approved_application_begins_a_dossier_with_its_papers(self):
        self._as('board', self.application).action_approve()
        producer = self.application.stall_id.producer_id
        dossier = self.env['farm.dossier'].search([('producer_id', '=', producer.id)])
        self.assertEqual(dossier.state, 'draft')
        documents = self.env['farm.document'].search([('producer_id', '=', producer.id)])
        self.assertEqual(
            {(document.kind, document.file_name) for document in documents},
            {('business', 'business.png'), ('food_safety', 'safety.png')},
        )
        self.assertEqual(set(documents.mapped('state')), {'draft'}, "an officer reads the dates off the paper first")
        self._as('officer', documents)._take_step('submit')
        self._as('consumer', dossier)._take_step('submit')
        self.assertEqual(dossier.state, 'submitted')

    def test_a_seller_who_has_a_dossier_begins_no_second(self):
        self._as('board', self.application).action_approve()
        producer = self.application.stall_id.producer_id
        self.application._begin_dossier()
        self.assertEqual(self.env['farm.dossier'].search_count([('producer_id', '=', producer.id)]), 1)
