from odoo.tests import tagged

from odoo.addons.farm_quality.tests.common import QualityCommon


@tagged('post_install', '-at_install')
class TestCertificates(QualityCommon):
    def _get_numbers(self, record):
        return [certificate['number'] for certificate in record._get_public_certificates()]

    def test_only_certificates_in_force_are_shown(self):
        shown = self._create_certificate()
        self._create_certificate(state='verified', name="VG-CHUA")
        self._create_certificate(name="VG-CU", date_from=self._days(-400), date_to=self._days(-1))
        self.assertEqual(self._get_numbers(self.stall), [shown.name])

    def test_another_stalls_certificates_are_not_shown(self):
        self._create_certificate()
        self.assertEqual(self._get_numbers(self._create_stall(name="Khác")), [])
