from odoo import api, models


class FarmHold(models.Model):
    _inherit = 'farm.hold'

    @api.model
    def _selection_source_model(self):
        return [
            *super()._selection_source_model(),
            ('farm.temperature.reading', self.env._("Temperature Reading")),
        ]
