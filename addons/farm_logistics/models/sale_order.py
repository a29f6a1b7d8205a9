from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _make_stall_part(self, lines):
        # OVERRIDE: unsaved copies of one order are the same record to the cache: the second stall's part would begin
        # with what was left of the first's, and weigh nothing.
        self.new(origin=self).invalidate_recordset(flush=False)
        return super()._make_stall_part(lines)
