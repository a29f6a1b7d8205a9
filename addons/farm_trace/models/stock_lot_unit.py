from odoo import fields, models


class StockLot(models.Model):
    _inherit = 'stock.lot'

    trace_unit_count = fields.Integer(string="Packages", compute='_compute_trace_unit_count', compute_sudo=True)

    def _compute_trace_unit_count(self):
        counts = dict(self.env['farm.trace.unit']._read_group([('lot_id', 'in', self.ids)], ['lot_id'], ['__count']))
        for lot in self:
            lot.trace_unit_count = counts.get(lot, 0)

    def action_view_trace_units(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_trace.farm_trace_unit_action'),
            'domain': [('lot_id', '=', self.id)],
            'context': {},
        }

    def _get_public_scans(self):
        """Return how often the page was opened, for the page itself: rows of label and value."""
        self.ensure_one()
        [(scans, visitors, first, places)] = self.env['farm.scan']._read_group(
            [('lot_id', '=', self.id)], [], ['count:sum', '__count', 'first_at:min', 'place:array_agg_distinct']
        )
        if not scans:
            return []
        rows = [
            (
                self.env._("Opened"),
                self.env._("%(times)s times by %(visitors)s visitors", times=scans, visitors=visitors),
            ),
            (self.env._("First opened"), self._format_day(first)),
            (self.env._("Where"), ", ".join(sorted(filter(None, places))[:5])),
        ]
        return [{'label': label, 'value': value} for label, value in rows if value]

    def _get_public_sections(self):
        # OVERRIDE: how often the code was scanned, and where.
        sections = super()._get_public_sections()
        rows = self._get_public_scans()
        if rows:
            sections.append({'code': 'scans', 'title': self.env._("Scans of this code"), 'sequence': 80, 'rows': rows})
        return sections
