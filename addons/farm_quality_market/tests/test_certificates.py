from odoo.tests import tagged

from odoo.addons.farm_quality.tests.common import QualityCommon


@tagged('post_install', '-at_install')
class TestCertificates(QualityCommon):
    def _get_numbers(self, record):
        return [certificate['number'] for certificate in record._get_public_certificates()]

    def test_only_certificates_in_force_are_shown(self):
        shown = self._create_certificate()
        self._create_certificate(state='verified', name="VG-CHUA")
        self.assertEqual(self._get_numbers(self.stall), [shown.name])
        self._as('officer', shown)._take_step('suspend', "Đang kiểm tra")
        self.assertEqual(self._get_numbers(self.stall), [])

    def test_another_stalls_certificates_are_not_shown(self):
        self._create_certificate()
        self.assertEqual(self._get_numbers(self._create_stall(name="Khác")), [])
