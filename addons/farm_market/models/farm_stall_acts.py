from odoo import models


class FarmStall(models.Model):
    """Steps that a commune manager takes in a seller's name are marked and told, whichever they are."""

    _inherit = 'farm.stall'

    def _receive_lot(self, product, quantity, lot_values):
        lot = super()._receive_lot(product, quantity, lot_values)
        self._note_act(
            self.env._(
                "received lot %(lot)s: %(quantity)s %(unit)s %(goods)s",
                lot=lot.name,
                quantity=f'{quantity:g}',
                unit=product.sudo().uom_id.name,  # names of units are no secret
                goods=product.name,
            )
        )
        return lot

    def action_submit(self):
        res = super().action_submit()
        for stall in self:
            stall._note_act(self.env._("handed the stall to the board"))
        return res

    def action_pause(self):
        res = super().action_pause()
        for stall in self:
            stall._note_act(self.env._("paused the stall"))
        return res

    def action_resume(self):
        res = super().action_resume()
        for stall in self:
            stall._note_act(self.env._("opened the stall again"))
        return res
