from odoo import fields, models
from odoo.tools import SQL


class FarmSaleReport(models.Model):
    """What was sold, by week, season, stall, commune and kind of goods: one row per line of a stall's order."""

    _name = 'farm.sale.report'
    _description = "Sales Analysis"
    _auto = False
    _order = 'date desc'
    _rec_name = 'order_id'

    order_id = fields.Many2one('sale.order', readonly=True)
    date = fields.Datetime(string="Ordered On", readonly=True)
    season = fields.Selection(
        selection=[('1', "Spring"), ('2', "Summer"), ('3', "Autumn"), ('4', "Winter")], readonly=True
    )
    stall_id = fields.Many2one('farm.stall', readonly=True)
    commune_id = fields.Many2one('farm.commune', readonly=True)
    product_tmpl_id = fields.Many2one('product.template', string="Item", readonly=True)
    commodity_id = fields.Many2one('farm.commodity', string="Kind of Goods", readonly=True)
    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    quantity = fields.Float(readonly=True)
    amount = fields.Float(readonly=True)
    cancelled_amount = fields.Float(readonly=True)
    order_count = fields.Integer(string="Orders", readonly=True, aggregator='count_distinct')

    @property
    def _table_query(self):
        # Seasons of northern Vietnam: spring from February on.
        return SQL(
            """
            SELECT line.id, line.order_id, sale.date_order AS date, sale.id AS order_count,
                   (((extract(month FROM sale.date_order)::int + 10) %% 12) / 3 + 1)::text AS season,
                   sale.stall_id, stall.commune_id, template.id AS product_tmpl_id,
                   template.commodity_id, sale.company_id,
                   CASE WHEN sale.state = 'sale' THEN line.product_uom_qty ELSE 0 END AS quantity,
                   CASE WHEN sale.state = 'sale' THEN line.price_total ELSE 0 END AS amount,
                   CASE WHEN sale.state = 'cancel' THEN line.price_total ELSE 0 END AS cancelled_amount
              FROM sale_order_line line
              JOIN sale_order sale ON sale.id = line.order_id
              JOIN farm_stall stall ON stall.id = sale.stall_id
              JOIN product_product product ON product.id = line.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
             WHERE sale.state IN ('sale', 'cancel') AND template.stall_id IS NOT NULL
            """
        )

    def action_open_order(self):
        self.ensure_one()
        return self.order_id.get_formview_action()
