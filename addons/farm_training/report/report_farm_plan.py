from odoo import api, models


class ReportFarmPlan(models.AbstractModel):
    """Gives the printed plan the same figures as page and workbook."""

    _name = 'report.farm_training.report_farm_plan'
    _description = "Plan Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        plans = self.env['farm.plan'].browse(docids)
        return {
            'doc_ids': docids,
            'doc_model': 'farm.plan',
            'docs': plans,
            'figures': {plan.id: plan.get_figures() for plan in plans},
        }
