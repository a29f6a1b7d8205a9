from odoo.tests import tagged

from odoo.addons.farm_quality.tests.common import QualityCommon
from odoo.addons.farm_trace.epcis.event_hash import event_hash
from odoo.addons.farm_trace.tests.schema import needs_schema, schema_errors


@tagged('post_install', '-at_install')
class TestInspectionEvents(QualityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, 40)

    def _inspections(self):
        return self.lot.trace_event_ids.filtered(lambda event: event.biz_step == 'inspecting').sorted('id')

    def test_a_passed_test_of_a_lot_is_told_in_its_history(self):
        sample = self._create_verified_sample('0,05', lot_id=self.lot.id)
        (event,) = self._inspections()
        self.assertEqual((event.disposition, event.document_ref, event.action), ('conformant', sample, 'OBSERVE'))
        self.assertTrue(event.body['certificationInfo'].endswith(f'/analysis/{sample.name}'))
        self.assertEqual(event.name, event_hash(event.body))

    def test_a_failed_test_is_told_as_well_and_the_lot_is_held(self):
        self._create_verified_sample('50', lot_id=self.lot.id)
        self.assertEqual(self._inspections().disposition, 'non_conformant')
        self.assertTrue(self.lot.hold_count)

    def test_a_test_that_waits_for_its_second_person_is_not_told(self):
        self._create_sample('0,05', lot_id=self.lot.id)
        self.assertFalse(self._inspections())

    def test_a_test_of_an_item_without_a_lot_is_no_event_of_a_lot(self):
        self._create_verified_sample('0,05')
        self.assertFalse(self._inspections())

    def test_a_test_that_was_invalid_has_its_event_declared_wrong(self):
        sample = self._create_verified_sample('0,05', lot_id=self.lot.id)
        self._as('officer', sample)._take_step('invalidate', reason="Mẫu bị lẫn")
        event, declaration = self._inspections()
        self.assertTrue(event.is_wrong)
        self.assertEqual(declaration.error_reason, 'incorrect_data')

    @needs_schema
    def test_the_event_is_valid_epcis(self):
        self._create_verified_sample('0,05', lot_id=self.lot.id)
        document = self._inspections()._get_epcis_document()
        self.assertEqual(schema_errors(document), [])
