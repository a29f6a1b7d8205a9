from odoo import models


class FarmCertificate(models.Model):
    """A withdrawn certificate holds what was sold by its name: the lots of its scope in stock, and what they became.

    While it is suspended the gate is closed without a hold: a suspension ends by itself, what was withdrawn does not.
    """

    _inherit = 'farm.certificate'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    def _after_step(self, name):
        res = super()._after_step(name)
        if name == 'withdraw':
            self._hold_scope()
        return res

    def _hold_scope(self):
        """Open a hold on every lot in stock that these certificates speak of."""
        # Whoever withdraws a certificate need not see the lots of its holder; they are stopped all the same.
        self.env['farm.hold'].sudo().create(
            [
                certificate._prepare_hold_values(lot)
                for certificate in self
                for lot in certificate._get_lots()._filter_in_stock()
            ]
        )

    def _prepare_hold_values(self, lot):
        self.ensure_one()
        withdrawn = self._get_step_takers('withdraw')
        return {
            'lot_id': lot.id,
            'cause': 'certificate',
            'source_ref': f'farm.certificate,{self.id}',
            'reason': self.env._(
                "%(certificate)s was withdrawn: %(reason)s", certificate=self.display_name, reason=withdrawn.reason
            ),
        }
