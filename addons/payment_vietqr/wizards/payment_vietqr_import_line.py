from odoo import fields, models


class PaymentVietqrImportLine(models.TransientModel):
    _name = 'payment.vietqr.import.line'
    _description = "Line of a Bank Statement to Import"
    _order = 'row'

    wizard_id = fields.Many2one(
        comodel_name='payment.vietqr.import',
        required=True,
        ondelete='cascade',
        index=True,
    )
    row = fields.Integer(readonly=True)
    transfer_date = fields.Datetime(readonly=True)
    bank_reference = fields.Char(readonly=True)
    currency_id = fields.Many2one(related='wizard_id.currency_id')
    amount = fields.Monetary(readonly=True)
    content = fields.Char(readonly=True)
    outcome = fields.Char(readonly=True)
    is_bad = fields.Boolean(readonly=True)
