from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare

#: States of a move that was ordered and not handed over yet.
PENDING = ('confirmed', 'waiting', 'partially_available', 'assigned')


class FarmCertificate(models.Model):
    """The mass balance: where a certificate states a quantity, no more than that is sold by it in its period.

    Counted are the goods themselves, whichever version of the certificate they were sold by: a renewal in the middle of
    the year does not begin at nothing. Asked when goods are ordered and again when they leave.
    """

    _inherit = 'farm.certificate'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    sold_quantity = fields.Float(
        string="Sold in the Period",
        compute='_compute_balance',
        digits='Product Unit',
        help="Handed over, less returns.",
    )
    ordered_quantity = fields.Float(
        string="Ordered, Not Handed Over", compute='_compute_balance', digits='Product Unit'
    )
    balance_checked_at = fields.Datetime(readonly=True, copy=False)
    rest_quantity = fields.Float(string="Left", compute='_compute_balance', digits='Product Unit')

    def _compute_balance(self):
        for certificate in self:
            group = certificate._get_balance_group()
            certificate.sold_quantity = group._get_sold_quantity() if group else 0
            certificate.ordered_quantity = group._get_ordered_quantity() if group else 0
            allowed = sum(other._get_allowed_quantity(certificate) for other in group)
            certificate.rest_quantity = allowed - certificate.sold_quantity - certificate.ordered_quantity

    # === What is asked === #

    @api.model
    def _get_balances(self, items):
        """Return the groups of certificates that limit how much of `items` is sold: a list of recordsets.

        Certificates of one holder and scheme that speak of the same goods are one group; where one of them states no
        quantity, nothing is limited.
        """
        # The gate asks as the market: neither buyer nor seller need see the certificates behind an answer.
        active_sudo = self.sudo().search(
            [
                ('producer_id', 'in', items.stall_id.sudo().producer_id.ids),
                ('company_id', 'in', items.company_id.ids),
                ('state', '=', 'active'),
            ]
        )
        groups = {}
        for certificate in active_sudo.filtered('quantity'):
            if any(item.sudo()._is_covered_by(certificate) for item in items):
                group = certificate._get_balance_group()
                groups[tuple(group.ids)] = group
        return [group for group in groups.values() if group]

    def _get_balance_group(self):
        """Return the certificates in force of the same scheme that share goods with this one; none: unlimited."""
        self.ensure_one()
        if not self.quantity:
            return self.browse()
        today = self.company_id._get_quality_today()
        same = self.search(
            [
                ('producer_id', '=', self.producer_id.id),
                ('company_id', '=', self.company_id.id),
                ('scheme_id', '=', self.scheme_id.id),
                ('state', '=', 'active'),
            ],
            order='id',
        ).filtered(lambda other: other._is_in_force(today))
        items = self._get_items()
        group = (same | self).filtered(lambda other: other == self or other._get_items() & items)
        return group if all(group.mapped('quantity')) else self.browse()

    def _get_items(self):
        """Return the goods on the market that the certificate speaks of."""
        self.ensure_one()
        items = self.env['product.template'].search([('stall_id.producer_id', '=', self.producer_id.id)])
        return items.filtered(lambda item: item._is_covered_by(self))

    def _check_balance(self, with_orders):
        """Raise when more was sold by this group of certificates than they state.

        :param bool with_orders: count what is ordered too (asked at order time), or only what left (at dispatch)
        """
        uom = self[0]._get_balance_uom()
        allowed = sum(certificate._get_allowed_quantity(self[0]) for certificate in self)
        total = self._get_sold_quantity() + (self._get_ordered_quantity() if with_orders else 0)
        # Never through the unit's rounding, which is for trade: ten kilograms are not nothing of a tonne.
        if float_compare(total, allowed, precision_digits=6) > 0:
            raise UserError(
                self.env._(
                    "%(certificates)s cover %(allowed)s %(unit)s; with this it would be %(total)s. "
                    "Sell less, or have the certificate extended.",
                    certificates=", ".join(self.mapped('display_name')),
                    allowed=f"{allowed:g}",
                    unit=uom.name,
                    total=f"{total:g}",
                )
            )
        self._serialize_near_end(total, allowed)

    def _serialize_near_end(self, total, allowed):
        """Let sales at the very end of a quantity wait for each other.

        Far from the end no two sales together can overrun it, and a lock would make buyers queue for nothing.
        """
        if total > 0.9 * allowed:
            self.sudo().write({'balance_checked_at': fields.Datetime.now()})

    # === Counting === #

    def _get_balance_uom(self):
        self.ensure_one()
        return self.quantity_uom_id or self.env.ref('uom.product_uom_kgm')

    def _get_allowed_quantity(self, other):
        """Return the stated quantity in the unit of `other`."""
        self.ensure_one()
        return self._get_balance_uom()._compute_quantity(self.quantity, other._get_balance_uom(), round=False)

    def _get_balance_start(self):
        """Return the moment (UTC) from which sales count, in the market's time zone."""
        day = min(certificate._get_period_start() for certificate in self)
        return self.company_id._get_quality_day_end(fields.Date.subtract(day, days=1))

    def _get_period_start(self):
        """Return the first day of the period: of the year, or of the certificate and what it replaced mid-term."""
        self.ensure_one()
        if self.quantity_period == 'year':
            return date(self.company_id._get_quality_today().year, 1, 1)
        first = self
        while first.replaces_id and first.replaces_id.date_to and first.replaces_id.date_to >= first.date_from:
            first = first.replaces_id
        return first.date_from

    def _get_sold_quantity(self):
        """Return what left the market for buyers since the period began, less what came back."""
        lots = self._get_lots()
        domain = fields.Domain('lot_id', 'in', lots.ids) & fields.Domain('state', '=', 'done')
        domain &= fields.Domain('date', '>=', self._get_balance_start())
        out = fields.Domain('location_dest_id.usage', '=', 'customer')
        back = fields.Domain('location_id.usage', '=', 'customer')
        return self._sum_lines(domain & out & ~back) - self._sum_lines(domain & back & ~out)

    def _sum_lines(self, domain):
        # Quantities of goods that others moved are counted, not shown.
        groups = self.env['stock.move.line'].sudo()._read_group(domain, ['product_id'], ['quantity_product_uom:sum'])
        return sum(self[0]._convert(product, quantity) for product, quantity in groups)

    def _get_ordered_quantity(self):
        items = self.env['product.template'].union(*[certificate._get_items() for certificate in self])
        domain = [
            ('product_id.product_tmpl_id', 'in', items.ids),
            ('state', 'in', PENDING),
            ('location_id.usage', '!=', 'customer'),
            '|',
            ('location_dest_id.usage', '=', 'customer'),
            ('location_final_id.usage', '=', 'customer'),
        ]
        # Orders of all buyers are counted, not shown.
        groups = self.env['stock.move'].sudo()._read_group(domain, ['product_id'], ['product_qty:sum'])
        return sum(self[0]._convert(product, quantity) for product, quantity in groups)

    def _convert(self, product, quantity):
        """Return `quantity` of a product in the unit of the certificate; bunches and boxes by their weight."""
        self.ensure_one()
        uom = self._get_balance_uom()
        if product.uom_id._has_common_reference(uom):
            return product.uom_id._compute_quantity(quantity, uom, round=False)
        if not product.weight:
            raise UserError(
                self.env._(
                    "%(certificate)s counts in %(unit)s. Enter the weight of %(goods)s, so that it can be counted.",
                    certificate=self.display_name,
                    unit=uom.name,
                    goods=product.display_name,
                )
            )
        kilogram = self.env.ref('uom.product_uom_kgm')
        return kilogram._compute_quantity(quantity * product.weight, uom, round=False)
