from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PaymentVietqrBank(models.Model):
    """A bank or wallet that receives transfers through NAPAS, known by its BIN."""

    _name = 'payment.vietqr.bank'
    _description = "VietQR Bank"
    _order = 'short_name'
    _rec_name = 'short_name'
    _rec_names_search = ['short_name', 'name', 'code', 'bin']

    name = fields.Char(string="Full Name", required=True)
    short_name = fields.Char(required=True)
    code = fields.Char(required=True)
    bin = fields.Char(
        string="BIN",
        size=6,
        required=True,
        help="The six digits by which NAPAS knows the bank; they stand in the QR code.",
    )
    active = fields.Boolean(default=True)

    _bin_unique = models.UniqueIndex('(bin)', "Another bank has this BIN already.")

    @api.constrains('bin')
    def _check_bin(self):
        for bank in self:
            if not (bank.bin.isascii() and bank.bin.isdigit() and len(bank.bin) == 6):
                raise ValidationError(
                    self.env._(
                        "The BIN of %(bank)s must have six digits.",
                        bank=bank.short_name,
                    )
                )

    @api.depends('short_name', 'name')
    def _compute_display_name(self):
        for bank in self:
            bank.display_name = f'{bank.short_name} – {bank.name}'
