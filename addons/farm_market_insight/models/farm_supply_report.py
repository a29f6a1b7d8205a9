from odoo import fields, models
from odoo.tools import SQL


class FarmSupplyReport(models.Model):
    """What to bring in next: for each kind of goods what is offered, what sold, what sold at this time last year, and
    how often people searched for it in vain."""

    _name = 'farm.supply.report'
    _description = "Supply and Demand"
    _auto = False
    _order = 'miss_count desc, coming_amount desc'
    _rec_name = 'commodity_id'

    commodity_id = fields.Many2one('farm.commodity', string="Kind of Goods", readonly=True)
    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    stall_count = fields.Integer(string="Stalls Offering It Now", readonly=True)
    sold_amount = fields.Float(string="Sold in 90 Days", readonly=True)
    coming_amount = fields.Float(string="Sold in the Coming 60 Days Last Year", readonly=True)
    miss_count = fields.Integer(string="Searched in Vain in 90 Days", readonly=True)
    is_short = fields.Boolean(
        string="Bring In",
        readonly=True,
        help="Asked for or sold at this time of the year, and fewer than two stalls offer it.",
    )

    @property
    def _table_query(self):
        return SQL(
            """
            WITH offered AS (
                SELECT commodity_id, company_id, count(DISTINCT stall_id) AS stalls
                  FROM product_template
                 WHERE is_listed AND release_until > now() AT TIME ZONE 'UTC'
              GROUP BY 1, 2
            ), sold AS (
                SELECT template.commodity_id, sale.company_id,
                       sum(line.price_total) FILTER (WHERE sale.date_order > now() - interval '90 days') AS recent,
                       sum(line.price_total) FILTER (
                           WHERE sale.date_order BETWEEN now() - interval '365 days' AND now() - interval '305 days'
                       ) AS coming
                  FROM sale_order sale
                  JOIN sale_order_line line ON line.order_id = sale.id
                  JOIN product_product product ON product.id = line.product_id
                  JOIN product_template template ON template.id = product.product_tmpl_id
                 WHERE sale.stall_id IS NOT NULL AND sale.state = 'sale'
                   AND sale.date_order > now() - interval '365 days'
              GROUP BY 1, 2
            ), missed AS (
                SELECT commodity_id, company_id, sum(hits) AS hits
                  FROM farm_search_miss
                 WHERE commodity_id IS NOT NULL AND date > now() - interval '90 days'
              GROUP BY 1, 2
            ), known AS (
                SELECT commodity_id, company_id FROM offered UNION SELECT commodity_id, company_id FROM sold
                 UNION SELECT commodity_id, company_id FROM missed
            )
            SELECT known.company_id * 1000000 + known.commodity_id AS id, known.commodity_id, known.company_id,
                   coalesce(offered.stalls, 0) AS stall_count, coalesce(sold.recent, 0) AS sold_amount,
                   coalesce(sold.coming, 0) AS coming_amount, coalesce(missed.hits, 0) AS miss_count,
                   coalesce(offered.stalls, 0) < 2
                       AND (coalesce(missed.hits, 0) > 0 OR coalesce(sold.coming, 0) > 0) AS is_short
              FROM known
         LEFT JOIN offered USING (commodity_id, company_id)
         LEFT JOIN sold USING (commodity_id, company_id)
         LEFT JOIN missed USING (commodity_id, company_id)
             WHERE known.commodity_id IS NOT NULL
            """
        )

    def action_open_sales(self):
        """Open the sales behind a row."""
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_insight.farm_sale_report_action'),
            'domain': [('commodity_id', '=', self.commodity_id.id), ('company_id', '=', self.company_id.id)],
        }
