from odoo import fields, models


class FarmPlanLine(models.Model):
    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=[('logistics_pilot', "Logistics pilots that ran")],
        ondelete={'logistics_pilot': 'set default'},
    )

    def _measure_logistics_pilot(self, company, date_from, date_to):
        """Pilots that ran in the period, if only for a day of it."""
        # What a plan counts does not depend on who reads it.
        return (
            self.env['farm.logistics.pilot']
            .sudo()
            .search_count(
                [
                    ('company_id', '=', company.id),
                    ('state', 'in', ('running', 'finished')),
                    ('date_from', '<=', date_to),
                    '|',
                    ('date_to', '=', False),
                    ('date_to', '>=', date_from),
                ]
            )
        )
