from odoo import fields, models
from odoo.tools import SQL


class FarmStallReport(models.Model):
    """Best and worst sellers: what each stall sold, how it was rated and what was complained about, by month."""

    _name = 'farm.stall.report'
    _description = "Sellers Compared"
    _auto = False
    _order = 'amount desc'
    _rec_name = 'stall_id'

    stall_id = fields.Many2one('farm.stall', readonly=True)
    commune_id = fields.Many2one('farm.commune', readonly=True)
    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    month = fields.Date(readonly=True)
    order_count = fields.Integer(string="Orders", readonly=True)
    cancel_count = fields.Integer(string="Cancelled", readonly=True)
    amount = fields.Float(string="Sold", readonly=True)
    score = fields.Float(readonly=True, digits=(3, 2), aggregator='avg')
    rating_count = fields.Integer(string="Ratings", readonly=True)
    complaint_count = fields.Integer(string="Complaints", readonly=True)
    justified_count = fields.Integer(string="Justified Complaints", readonly=True)
    late_count = fields.Integer(string="Answered Late", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            WITH event AS (
                SELECT stall_id, date_trunc('month', date_order)::date AS month,
                       (state = 'sale')::int AS sold, (state = 'cancel')::int AS cancelled,
                       CASE WHEN state = 'sale' THEN amount_total ELSE 0 END AS amount,
                       NULL::numeric AS score, 0 AS complaint, 0 AS justified, 0 AS late
                  FROM sale_order
                 WHERE stall_id IS NOT NULL AND state IN ('sale', 'cancel')
             UNION ALL
                SELECT stall_id, date_trunc('month', rated_on)::date, 0, 0, 0, score, 0, 0, 0
                  FROM farm_rating
                 WHERE state = 'shown'
             UNION ALL
                SELECT stall_id, date_trunc('month', received_on)::date, 0, 0, 0, NULL, 1,
                       (verdict IN ('justified', 'partly'))::int,
                       (coalesce(answered_on, now() AT TIME ZONE 'UTC') > answer_due)::int
                  FROM farm_complaint
                 WHERE stall_id IS NOT NULL AND kind = 'complaint' AND state <> 'withdrawn'
            )
            SELECT min(event.stall_id) * 1000000 + to_char(event.month, 'YYYYMM')::int AS id,
                   event.stall_id, event.month, stall.commune_id, stall.company_id,
                   sum(event.sold) AS order_count, sum(event.cancelled) AS cancel_count, sum(event.amount) AS amount,
                   avg(event.score) AS score, count(event.score) AS rating_count,
                   sum(event.complaint) AS complaint_count,
                   sum(coalesce(event.justified, 0)) AS justified_count, sum(coalesce(event.late, 0)) AS late_count
              FROM event
              JOIN farm_stall stall ON stall.id = event.stall_id
          GROUP BY event.stall_id, event.month, stall.commune_id, stall.company_id
            """
        )

    def action_open_ratings(self):
        """Open the ratings behind a row."""
        self.ensure_one()
        return self.stall_id.action_view_ratings()

    def action_open_orders(self):
        """Open the orders behind a row."""
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_order_action'),
            'domain': [
                ('stall_id', '=', self.stall_id.id),
                ('date_order', '>=', self.month),
                ('date_order', '<', fields.Date.add(self.month, months=1)),
            ],
        }
