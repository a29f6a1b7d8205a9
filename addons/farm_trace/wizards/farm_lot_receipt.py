from odoo import fields, models


class FarmLotReceipt(models.TransientModel):
    _inherit = 'farm.lot.receipt'

    stamp_code = fields.Char(
        string="Existing Stamp", help="Scan or type the stamp that the goods carry already; they get no second label."
    )
    stamp_issuer = fields.Selection(
        selection=lambda self: self.env['stock.lot']._fields['stamp_issuer']._description_selection(self.env),
        string="Stamp Issued By",
    )

    def _prepare_lot_values(self):
        # OVERRIDE: the stamp is taken over with the lot.
        values = super()._prepare_lot_values()
        if self.stamp_code:
            values.update(stamp_code=self.stamp_code, stamp_issuer=self.stamp_issuer or 'other')
        return values
