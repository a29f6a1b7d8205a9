from odoo import models


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _propose_promotion(self, values):
        """Hand a promotion of this stall's goods, paid by its seller, to the board; see :meth:`_propose`."""
        self.ensure_one()
        return self.env['loyalty.program']._propose(self.company_id, self, {**values, 'payer': 'seller'})
