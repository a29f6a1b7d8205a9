from odoo import models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare


class SaleOrder(models.Model):
    """A cart is told before it is paid that a certificate covers no more; the move refuses it in any case."""

    _inherit = 'sale.order'

    def _check_cart_is_ready_to_be_paid(self):
        # OVERRIDE: lose cleanly, before any money is taken.
        self._check_certificate_rest()
        return super()._check_cart_is_ready_to_be_paid()

    def _check_certificate_rest(self):
        lines = self.order_line.filtered('product_id.is_gated')
        for certificates in self.env['farm.certificate']._get_balances(lines.product_id.product_tmpl_id):
            certificate = certificates[0]
            covered = lines.filtered(lambda line: line._is_covered_by(certificates))  # noqa: B023
            asked = sum(line._get_certified_quantity(certificate) for line in covered)
            rest = certificate.rest_quantity
            if float_compare(asked, rest, precision_digits=6) > 0:
                raise ValidationError(
                    self.env._(
                        "Of %(goods)s only %(rest)s %(unit)s may still be sold by its certificate. Change your cart.",
                        goods=", ".join(covered.product_id.mapped('name')),
                        rest=f"{max(rest, 0):g}",
                        unit=certificate._get_balance_uom().name,
                    )
                )
