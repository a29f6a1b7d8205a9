from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

#: Prices of so many days make the usual price.
USUAL_DAYS = 90


class FarmPriceObservation(models.Model):
    """The price of a listing on a day, kept for the history. Written once a day for all that is on sale."""

    _name = 'farm.price.observation'
    _description = "Price Observation"
    _order = 'date desc, id desc'
    _rec_name = 'product_tmpl_id'

    product_tmpl_id = fields.Many2one('product.template', string="Item", required=True, ondelete='cascade')
    stall_id = fields.Many2one('farm.stall', required=True, index=True, ondelete='cascade')
    commodity_id = fields.Many2one('farm.commodity', required=True, ondelete='restrict')
    uom_id = fields.Many2one('uom.uom', string="Unit", required=True, ondelete='restrict')
    company_id = fields.Many2one('res.company', string="Market", required=True, index=True)
    date = fields.Date(required=True)
    price = fields.Float(required=True, digits='Product Price', aggregator='avg')

    _item_date_uniq = models.UniqueIndex('(product_tmpl_id, date)', "This price is observed already.")
    _commodity_date_idx = models.Index('(commodity_id, company_id, date)')

    @api.model
    def _cron_observe(self):
        """Keep today's price of everything on sale, and compare each with its usual one."""
        self._observe(fields.Date.context_today(self.with_context(tz='Asia/Ho_Chi_Minh')))
        self._update_price_gaps()

    @api.model
    def _observe(self, date):
        """Keep the prices of all listings that are on sale now as those of `date`, in one statement."""
        self.env['product.template'].flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO farm_price_observation
                       (product_tmpl_id, stall_id, commodity_id, uom_id, company_id, date, price,
                        create_uid, create_date)
                SELECT id, stall_id, commodity_id, uom_id, company_id, %s, list_price, %s, now() AT TIME ZONE 'UTC'
                  FROM product_template
                 WHERE is_listed AND release_until > now() AT TIME ZONE 'UTC' AND commodity_id IS NOT NULL
                ON CONFLICT (product_tmpl_id, date) DO UPDATE SET price = EXCLUDED.price
                """,
                date,
                self.env.uid,
            )
        )
        self.invalidate_model()

    @api.model
    def _update_price_gaps(self):
        """Store by how many percent each listing is dearer or cheaper than it usually was.

        It is compared with itself: the kinds of goods are too coarse to say that a custard apple is dear because a
        dragon fruit is cheap. What others ask for the same kind stands on the page of its prices.
        """
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH usual AS (
                    SELECT product_tmpl_id, uom_id, count(*) AS days,
                           percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS median
                      FROM farm_price_observation
                     WHERE date > %s
                  GROUP BY product_tmpl_id, uom_id
                )
                UPDATE product_template
                   SET price_median = usual.median, price_days = usual.days,
                       price_gap = round((list_price - usual.median::numeric) * 100 / usual.median::numeric)
                  FROM usual
                 WHERE product_template.id = usual.product_tmpl_id
                   AND product_template.uom_id = usual.uom_id
                   AND usual.median > 0
                """,
                fields.Date.context_today(self) - timedelta(days=USUAL_DAYS),
            )
        )
        self.env['product.template'].invalidate_model(['price_median', 'price_days', 'price_gap'])

    @api.model
    def _get_history(self, company, commodity, uom, days=365):
        """Return list of (first day of the week, lowest, median, highest price) of a commodity in one unit."""
        self.flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT date_trunc('week', date)::date, min(price),
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY price), max(price)
                  FROM farm_price_observation
                 WHERE commodity_id = %s AND company_id = %s AND uom_id = %s AND date > %s
              GROUP BY 1
              ORDER BY 1
                """,
                commodity.id,
                company.id,
                uom.id,
                fields.Date.context_today(self) - timedelta(days=days),
            )
        )
