from odoo import api, models


class FarmHold(models.Model):
    _inherit = 'farm.hold'

    @api.model
    def _selection_source_model(self):
        return [
            *super()._selection_source_model(),
            ('farm.sample', self.env._("Sample")),
            ('farm.inspection', self.env._("Inspection")),
            ('farm.finding', self.env._("Finding")),
        ]
