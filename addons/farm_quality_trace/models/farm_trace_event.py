from odoo import api, models


class FarmTraceEvent(models.Model):
    _inherit = 'farm.trace.event'

    @api.model
    def _selection_document_model(self):
        return [*super()._selection_document_model(), ('farm.sample', self.env._("Test"))]
