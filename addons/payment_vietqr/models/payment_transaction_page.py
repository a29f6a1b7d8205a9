import base64
import io

import qrcode
import qrcode.image.svg

from odoo import fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_datetime

from odoo.addons.payment import utils as payment_utils
from odoo.addons.payment_vietqr import vietqr


class PaymentTransaction(models.Model):
    """What payers see: the QR code and what to transfer."""

    _inherit = 'payment.transaction'

    # === GETTERS === #

    def _vietqr_get_payload(self):
        """The text of the QR code.

        Note: self.ensure_one()

        :rtype: str
        :raise ValidationError: if the amount or the provider's account does not fit a VietQR code.
        """
        self.ensure_one()
        provider = self.provider_id
        if self.amount != int(self.amount):
            raise ValidationError(self.env._("VietQR transfers whole đồng only."))
        try:
            return vietqr.Payload(
                bin=provider.vietqr_bank_id.bin or '',
                account=provider.vietqr_account_number or '',
                amount=int(self.amount),
                purpose=self.vietqr_content or '',
            ).build()
        except vietqr.VietQRError as error:
            raise ValidationError(
                self.env._(
                    "The VietQR code cannot be made; check the bank and account of the payment provider: %(error)s",
                    error=error,
                )
            ) from error

    def _vietqr_get_image(self, image_format):
        """The QR code as an image.

        :param str image_format: `svg` or `png`.
        :rtype: bytes
        """
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=12)
        code.add_data(self._vietqr_get_payload())
        factory = qrcode.image.svg.SvgPathImage if image_format == 'svg' else None
        stream = io.BytesIO()
        code.make_image(image_factory=factory).save(stream)
        return stream.getvalue()

    def _vietqr_get_access_token(self):
        """The token that opens this transaction's picture and state to whoever sees its page."""
        self.ensure_one()
        return payment_utils.generate_access_token(self.id, self.vietqr_content, env=self.env)

    def _vietqr_get_panel_values(self):
        """What the page shows to the payer.

        Note: self.ensure_one()

        :rtype: dict
        """
        self.ensure_one()
        provider = self.provider_id
        now = fields.Datetime.now()
        left = int((self.vietqr_expires_at - now).total_seconds()) if self.vietqr_expires_at else 0
        token = self._vietqr_get_access_token()
        kept_back = self.vietqr_notice_ids.filtered(
            lambda notice: notice.resolution == 'open' and not notice.is_outgoing
        )
        return {
            'tx': self,
            'bank': provider.vietqr_bank_id,
            'account_number': provider.vietqr_account_number,
            'account_holder': provider.vietqr_account_holder,
            'seconds_left': max(left, 0),
            'deadline': self.vietqr_expires_at
            and format_datetime(
                self.env,
                self.vietqr_expires_at,
                tz='Asia/Ho_Chi_Minh',
                dt_format='HH:mm dd/MM/yyyy',
            ),
            'image': 'data:image/svg+xml;base64,%s'
            % (base64.b64encode(self._vietqr_get_image('svg')).decode() if left > 0 else ''),
            'image_url': f'/payment/vietqr/{self.id}/qr.png?access_token={token}',
            'status_url': f'/payment/vietqr/{self.id}/status',
            'finish_url': f'/payment/vietqr/{self.id}/finish',
            'simulate_url': f'/payment/vietqr/{self.id}/simulate',
            'access_token': token,
            'kept_back_amount': sum(kept_back.mapped('amount')),
            'is_test': provider.state == 'test',
        }
