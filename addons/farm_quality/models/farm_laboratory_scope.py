from odoo import fields, models


class FarmLaboratoryScope(models.Model):
    """One line of an accreditation: an analyte in a food by a method, from when until when."""

    _name = 'farm.laboratory.scope'
    _description = "Accredited Test"
    _order = 'laboratory_id, analyte_id, id'

    laboratory_id = fields.Many2one('farm.laboratory', required=True, ondelete='cascade', index=True)
    analyte_id = fields.Many2one('farm.analyte', required=True, ondelete='restrict')
    commodity_id = fields.Many2one('farm.commodity', string="Food", ondelete='restrict', help="Empty: every food.")
    method = fields.Char(required=True, help="As written with the results, for example TCVN 8126:2009.")
    valid_from = fields.Date()
    valid_to = fields.Date()

    def _covers(self, analyte, commodity_ids, method, day):
        self.ensure_one()
        return (
            self.analyte_id == analyte
            and (not self.commodity_id or self.commodity_id.id in commodity_ids)
            and self.method.strip().casefold() == (method or '').strip().casefold()
            and (not self.valid_from or self.valid_from <= day)
            and (not self.valid_to or day <= self.valid_to)
        )
