from odoo import fields, models
from odoo.tools import SQL


class FarmBudgetReport(models.Model):
    """Implementation of budgets: plan, commitments, payments and settlements by year, item, category and source."""

    _name = 'farm.budget.report'
    _description = "Budget Implementation"
    _auto = False
    _order = 'year desc, code'
    _rec_name = 'name'

    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    budget_id = fields.Many2one('farm.budget', readonly=True)
    year = fields.Integer(readonly=True, aggregator=False)
    is_illustration = fields.Boolean(readonly=True)
    line_id = fields.Many2one('farm.budget.line', string="Item and Source", readonly=True)
    code = fields.Char(string="No.", readonly=True)
    name = fields.Char(string="Item", readonly=True, translate=True)
    category_id = fields.Many2one('farm.budget.category', readonly=True)
    source_id = fields.Many2one('farm.fund.source', readonly=True)
    source_kind = fields.Selection(
        selection=lambda self: self.env['farm.fund.source']._fields['kind'].selection,
        string="Kind of Source",
        readonly=True,
    )
    amount_approved = fields.Monetary(string="Approved", readonly=True)
    amount_current = fields.Monetary(string="In Force", readonly=True)
    amount_committed = fields.Monetary(string="Committed, Open", readonly=True)
    amount_advanced = fields.Monetary(string="Advances, Open", readonly=True)
    amount_paid = fields.Monetary(string="Paid", readonly=True)
    amount_settled = fields.Monetary(string="Settled", readonly=True)
    amount_available = fields.Monetary(string="Left", readonly=True)

    @property
    def _table_query(self):
        self.env['farm.budget.entry'].flush_model()
        self.env['farm.budget.line'].flush_model()
        self.env['farm.budget'].flush_model()
        self.env['farm.fund.source'].flush_model()
        return SQL("""
            WITH spent AS (
                SELECT line_id,
                       SUM(CASE WHEN kind = 'commitment' THEN amount
                                WHEN is_on_commitment THEN -amount ELSE 0 END) AS committed,
                       SUM(CASE kind WHEN 'advance' THEN amount
                                     WHEN 'settlement' THEN -amount WHEN 'return' THEN -amount ELSE 0 END) AS advanced,
                       SUM(CASE WHEN kind IN ('advance', 'payment') THEN amount
                                WHEN kind = 'return' THEN -amount ELSE 0 END) AS paid,
                       SUM(CASE WHEN kind IN ('settlement', 'payment') THEN amount ELSE 0 END) AS settled
                  FROM farm_budget_entry
              GROUP BY line_id
            )
            SELECT line.id,
                   line.id AS line_id,
                   line.company_id,
                   line.budget_id,
                   budget.year,
                   budget.is_illustration,
                   line.code,
                   line.name,
                   line.category_id,
                   line.source_id,
                   source.kind AS source_kind,
                   CASE WHEN budget.state IN ('approved', 'revised')
                        THEN line.amount_approved ELSE 0 END AS amount_approved,
                   line.amount_current,
                   COALESCE(spent.committed, 0) AS amount_committed,
                   COALESCE(spent.advanced, 0) AS amount_advanced,
                   COALESCE(spent.paid, 0) AS amount_paid,
                   COALESCE(spent.settled, 0) AS amount_settled,
                   line.amount_current - COALESCE(spent.paid, 0) - COALESCE(spent.committed, 0) AS amount_available
              FROM farm_budget_line line
              JOIN farm_budget budget ON budget.id = line.budget_id
         LEFT JOIN farm_fund_source source ON source.id = line.source_id
         LEFT JOIN spent ON spent.line_id = line.id
             WHERE budget.active
        """)

    def action_view_entries(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_budget_entry_action'),
            'domain': [('line_id', '=', self.line_id.id)],
            'context': {'default_line_id': self.line_id.id},
        }
