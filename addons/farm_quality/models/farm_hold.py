from odoo import api, models


class FarmHold(models.Model):
    _inherit = 'farm.hold'

    @api.model
    def _selection_source_model(self):
        names = ('farm.sample', 'farm.certificate', 'farm.inspection', 'farm.finding')
        return [
            *super()._selection_source_model(),
            *[(name, self.env['ir.model']._get(name).name) for name in names],
        ]
