from odoo.exceptions import AccessError
from odoo.http import Controller, content_disposition, request, route

from ..reports.budget_xlsx import write_implementation


class FinanceDownloads(Controller):
    """Files for the offices: the bank's transfer list, the budget's implementation."""

    @route('/farm_finance/transfers.csv', type='http', auth='user', readonly=True)
    def transfers(self, ids='', **kwargs):
        """The transfer list of approved settlements."""
        if not request.env.user.has_group('farm_base.group_accountant'):
            raise AccessError(request.env._("The transfer list is the accountant's."))
        settlements = request.env['farm.settlement'].search(
            [('id', 'in', [int(part) for part in ids.split(',') if part.isdigit()])]
        )
        return request.make_response(
            settlements._get_transfer_list(),
            headers=[
                ('Content-Type', 'text/csv; charset=utf-8'),
                ('Content-Disposition', content_disposition(request.env._("transfers") + '.csv')),
            ],
        )

    @route('/farm_finance/budget/<int:budget_id>.xlsx', type='http', auth='user', readonly=True)
    def budget(self, budget_id, **kwargs):
        """The implementation of a budget as a spreadsheet."""
        budget = request.env['farm.budget'].browse(budget_id)
        budget.check_access('read')
        return request.make_response(
            write_implementation(budget),
            headers=[
                ('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
                ('Content-Disposition', content_disposition(f'{budget.name}.xlsx')),
            ],
        )
