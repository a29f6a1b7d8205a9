from odoo import http
from odoo.http import content_disposition, request

XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'


class PlanController(http.Controller):
    @http.route('/farm/plan/<int:plan_id>/xlsx', type='http', auth='user', readonly=True)
    def plan_xlsx(self, plan_id, **kwargs):
        plan = request.env['farm.plan'].search([('id', '=', plan_id)])
        if not plan:
            raise request.not_found()
        content = plan._get_xlsx()
        return request.make_response(
            content,
            [
                ('Content-Type', XLSX),
                ('Content-Length', len(content)),
                ('Content-Disposition', content_disposition(f'{plan.name[:80]}.xlsx')),
            ],
        )
