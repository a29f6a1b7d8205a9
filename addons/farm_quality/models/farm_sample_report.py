import base64

from reportlab.graphics.barcode import createBarcodeDrawing

from odoo import models


class FarmSample(models.Model):
    """What the certificate of analysis prints beside the fields."""

    _inherit = 'farm.sample'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    def _get_check_url(self):
        """Return the address of the public page that tells whether this certificate is real."""
        self.ensure_one()
        return f"{self.get_base_url()}/analysis/{self.name}"

    def _get_check_qr(self):
        """Return the QR code to the check page as a data URI (SVG: sharp in print)."""
        self.ensure_one()
        drawing = createBarcodeDrawing('QR', value=self._get_check_url(), width=160, height=160, barBorder=0)
        return 'data:image/svg+xml;base64,' + base64.b64encode(drawing.asString('svg').encode()).decode()

    def _get_verifier(self):
        """Return the step by which the sample was verified, if it was."""
        self.ensure_one()
        return self._get_step_takers('verify')

    def action_print_certificate(self):
        return self.env.ref('farm_quality.farm_sample_report').report_action(self, config=False)
