from collections import Counter

from odoo import api, models
from odoo.exceptions import AccessError

#: Move lines that are compared at once.
BATCH = 1000


class FarmTraceEdge(models.Model):
    """Links are derived: they can be compared with the moves they come from, and be written anew where they differ."""

    _inherit = 'farm.trace.edge'

    @api.model
    def _audit(self, mend=False):
        """Compare all links with the done moves of the stock.

        :param bool mend: write the links anew that differ
        :return: dict of counts: move ``lines``, ``links`` there should be, lines that ``differ``, links ``without`` a
            done move behind them
        """
        counts = Counter(lines=0, links=0, differ=0, without=0)
        last = 0
        while lines := self._get_audit_lines(last):
            last = lines[-1].id
            expected = {line: self._count_links(line._prepare_trace_edges()) for line in lines}
            found = self.search([('move_line_id', 'in', lines.ids)]).grouped('move_line_id')
            differing = lines.filtered(
                lambda line, expected=expected, found=found: (
                    expected[line] != self._count_links(found.get(line, self.browse())._read_links())
                )
            )
            counts.update(
                lines=len(lines), links=sum(links.total() for links in expected.values()), differ=len(differing)
            )
            if mend:
                self._rebuild(differing)
            self.env.flush_all()
            self.env.invalidate_all()  # a year of moves does not fit into memory
        stray = self.search(['|', ('move_line_id.state', '!=', 'done'), ('move_line_id.lot_id.trace_code', '=', False)])
        counts['without'] = len(stray)
        if mend:
            stray.unlink()
        return dict(counts)

    @api.model
    def _get_audit_lines(self, after):
        done = [('id', '>', after), ('state', '=', 'done'), ('lot_id.trace_code', '!=', False)]
        return self.env['stock.move.line'].search(done, order='id', limit=BATCH)

    def _read_links(self):
        return [
            {
                'kind': edge.kind,
                'lot_id': edge.lot_id.id,
                'to_lot_id': edge.to_lot_id.id,
                'partner_id': edge.partner_id.id,
                'quantity': edge.quantity,
            }
            for edge in self
        ]

    @api.model
    def _count_links(self, links):
        """Return what matters of links, in a form that can be compared."""
        digits = self.env['decimal.precision'].precision_get('Product Unit')
        return Counter(
            (
                link['kind'],
                link['lot_id'],
                link.get('to_lot_id') or False,
                link.get('partner_id') or False,
                round(link['quantity'], digits),
            )
            for link in links
        )

    def action_audit(self):
        """Compare the links with the moves, mend what differs, and say what was found."""
        groups = ('farm_base.group_quality_officer', 'farm_base.group_board')
        if not any(self.env.user.has_group(group) for group in groups):
            raise AccessError(self.env._("Only a quality officer or the management board checks the links."))
        # The right was checked above; links are written by the engine only.
        counts = self.sudo()._audit(mend=True)
        wrong = counts['differ'] + counts['without']
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'warning' if wrong else 'success',
                'sticky': bool(wrong),
                'message': self.env._(
                    "%(links)s links of %(lines)s moves were compared; %(wrong)s differed and were written anew.",
                    links=counts['links'],
                    lines=counts['lines'],
                    wrong=wrong,
                ),
            },
        }
