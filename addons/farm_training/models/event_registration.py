import base64

from reportlab.graphics.barcode import createBarcodeDrawing

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import consteq, hmac

from odoo.addons.farm_base.tools.masking import mask_name


class EventRegistration(models.Model):
    _inherit = 'event.registration'

    training_kind = fields.Selection(related='event_id.training_kind', store=True, index='btree_not_null')
    evaluation_ids = fields.One2many('farm.training.evaluation', 'registration_id', string="Evaluations")
    certificate_number = fields.Char(
        readonly=True, copy=False, index='btree_not_null', help="Number of the certificate of attendance."
    )

    @api.model_create_multi
    def create(self, vals_list):
        registrations = super().create(vals_list)
        registrations._issue_certificate_numbers()
        return registrations

    def write(self, vals):
        res = super().write(vals)
        if vals.get('state') == 'done':
            self._issue_certificate_numbers()
        return res

    def _issue_certificate_numbers(self):
        """Number the certificates of those who attended a training; a number once given stays."""
        for registration in self:
            if registration.state == 'done' and registration.training_kind and not registration.certificate_number:
                # Whoever keeps the desk marks attendance; the numbering is the market's.
                sequence = self.env['ir.sequence'].sudo().with_company(registration.company_id)
                registration.certificate_number = sequence.next_by_code('farm.training.certificate')

    def _is_certified(self):
        """Tell whether the attendee has earned the certificate: was there, and the training is over."""
        self.ensure_one()
        return bool(self.training_kind) and self.state == 'done' and self.event_id.is_finished

    def _get_training_token(self):
        """Return the secret that opens the evaluation and the certificate of this attendee without an account."""
        self.ensure_one()
        return hmac(self.env(su=True), 'farm-training-registration', self.id)

    def _check_training_token(self, token):
        self.ensure_one()
        return bool(token) and consteq(self._get_training_token(), token)

    def _get_training_url(self, page):
        """Return the address of a page of this attendee: ``evaluate``, ``certificate`` or ``verify``."""
        self.ensure_one()
        return f'{self.event_id.get_base_url()}/training/{page}/{self.id}/{self._get_training_token()}'

    def _get_masked_name(self):
        self.ensure_one()
        return mask_name(self.name or '')

    def _get_verification_qr(self):
        """Return the QR code to the verification page as a data URI (SVG: sharp in print, no bitmap engine needed)."""
        self.ensure_one()
        drawing = createBarcodeDrawing('QR', value=self._get_training_url('verify'), width=160, height=160, barBorder=0)
        return 'data:image/svg+xml;base64,' + base64.b64encode(drawing.asString('svg').encode()).decode()

    def action_print_certificate(self):
        if any(not registration._is_certified() for registration in self):
            raise UserError(
                self.env._(
                    "A certificate is for those who attended, after the training is over. Mark the attendance first."
                )
            )
        return self.env.ref('farm_training.action_report_training_certificate').report_action(self, config=False)
