from odoo import fields, models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    def _compute_quantities_dict(self, lot_id, owner_id, package_id, from_date=False, to_date=False):
        # OVERRIDE: what lies in lots that may not be sold is there, but it is not free. One query for all products;
        # what `product_expiry` has taken off already (lots past their removal date) is not taken off twice.
        res = super()._compute_quantities_dict(lot_id, owner_id, package_id, from_date=from_date, to_date=to_date)
        gated = self.filtered('is_gated')
        if not gated or (to_date and fields.Datetime.to_datetime(to_date) < fields.Datetime.now()):
            return res
        for product, quantity, reserved in self.env['stock.quant']._read_group(
            gated._get_unreleased_quant_domain(lot_id, owner_id, package_id),
            ['product_id'],
            ['quantity:sum', 'reserved_quantity:sum'],
        ):
            blocked = quantity - reserved
            values = res[product.id]
            values['free_qty'] = product.uom_id.round(values['free_qty'] - blocked)
            values['virtual_available'] = product.uom_id.round(values['virtual_available'] - blocked)
        return res

    def _get_unreleased_quant_domain(self, lot_id, owner_id, package_id):
        expiry = self.env.context.get('to_date') or fields.Date.today()
        domain = [('product_id', 'in', self.ids), *self._get_domain_locations()[0]]
        for name, value in (('lot_id', lot_id), ('owner_id', owner_id), ('package_id', package_id)):
            if value is not None:
                domain.append((name, '=', value))
        return [
            *domain,
            '|',
            ('removal_date', '=', False),
            ('removal_date', '>', expiry),
            *self.env['stock.lot']._get_unreleased_domain('lot_id.'),
        ]
