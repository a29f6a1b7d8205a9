from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import float_is_zero

#: Usages of the places where a lot is still the market's to look after.
INSIDE = ('internal', 'transit')


class StockLot(models.Model):
    """The mass balance of a lot: all that came in went somewhere, or is still there."""

    _inherit = 'stock.lot'

    trace_balance = fields.Text(string="Mass Balance", compute='_compute_trace_balance')

    @api.depends('product_qty')
    def _compute_trace_balance(self):
        balances = self._get_mass_balance()
        for lot in self:
            lot.trace_balance = "\n".join(f'{row["label"]}: {row["value"]}' for row in lot._get_balance_rows(balances))

    def _get_mass_balance(self):
        """Return dict lot id -> dict of quantities in the lot's unit: what came in, where it went, what is there.

        ``difference`` is what no move explains: zero, or somebody has to explain it. Two queries for all lots.
        """
        # The balance is read by who may read the lot; officers have no rights on stock moves.
        lines_sudo = self.env['stock.move.line'].sudo()
        done = Domain('state', '=', 'done') & Domain('lot_id', 'in', self.ids)
        balances = {lot.id: defaultdict(float) for lot in self}
        for lot, quantity in lines_sudo._read_group(
            done & Domain('move_id.scrap_id', '!=', False), ['lot_id'], ['quantity_product_uom:sum']
        ):
            balances[lot.id]['destroyed'] = quantity
        for lot, source, destination, quantity in lines_sudo._read_group(
            done & Domain('move_id.scrap_id', '=', False),
            ['lot_id', 'location_id', 'location_dest_id'],
            ['quantity_product_uom:sum'],
        ):
            name = self._get_balance_name(source.usage, destination.usage)
            if name:
                balances[lot.id][name] += quantity
        for lot in self:
            balance = balances[lot.id]
            inflow = sum(balance[name] for name in ('received', 'made', 'returned', 'found'))
            outflow = sum(balance[name] for name in ('sold', 'used', 'destroyed', 'sent_back', 'missing'))
            balance['on_hand'] = lot.product_qty
            balance['difference'] = inflow - outflow - lot.product_qty
        return balances

    @api.model
    def _get_balance_name(self, source, destination):
        """Return the name under which a move between two usages of places is summed up, ``None`` inside the market."""
        out_of, into = source in INSIDE, destination in INSIDE
        if out_of == into:
            return None
        if into:
            return {'supplier': 'received', 'production': 'made', 'customer': 'returned'}.get(source, 'found')
        return {'supplier': 'sent_back', 'production': 'used', 'customer': 'sold'}.get(destination, 'missing')

    def _get_balance_rows(self, balances=None):
        """Return the balance in the shape of the public page's rows, for form and dossier."""
        self.ensure_one()
        balance = (balances or self._get_mass_balance())[self.id]
        labels = {
            'received': self.env._("Received"),
            'made': self.env._("Made of other lots"),
            'returned': self.env._("Back from buyers"),
            'found': self.env._("Found when counting"),
            'sold': self.env._("Handed to buyers"),
            'used': self.env._("Made into other lots"),
            'destroyed': self.env._("Destroyed"),
            'sent_back': self.env._("Sent back to the grower"),
            'missing': self.env._("Missing when counting"),
            'on_hand': self.env._("On hand"),
            'difference': self.env._("Not explained"),
        }
        unit = self.product_uom_id
        return [
            {'label': label, 'value': f'{balance[name]:g} {unit.name}'}
            for name, label in labels.items()
            if name == 'on_hand' or not float_is_zero(balance[name], precision_rounding=unit.rounding or 0.001)
        ]
