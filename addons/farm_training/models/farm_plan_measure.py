from odoo import models

from ..tools.tables import OWN_DATA, read_table


class FarmPlan(models.Model):
    _inherit = 'farm.plan'

    def _assign_measures(self):
        """Give the lines of loaded plans the measure of their number, where a room that is installed provides it.

        Lines that are measured keep their measure. Safe to call again whenever rooms are added; without records, for
        all loaded plans.
        """
        plans = self or self.with_context(active_test=False).search([('reference', '!=', False)])
        available = set(self.env['farm.plan.line']._fields['measure'].get_values(self.env))
        wanted = {
            (row['reference'], row['code']): row['measures'].split() for row in read_table(OWN_DATA + 'measures.csv')
        }
        for line in plans.line_ids:
            names = wanted.get((line.plan_id.reference, line.code), [])
            measure = next((name for name in names if name in available), None)
            if line.kind != 'task' and line.measure == 'none' and measure:
                line.measure = measure
