from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: Samples on their way to a verdict.
RUNNING = ('planned', 'collected', 'in_transit', 'received', 'in_analysis', 'to_verify')


class FarmTestDue(models.Model):
    """What is due: every item of food in an open stall with its last test of each kind and the day of the next.

    Safety twice a year, nutrition once a year (Hanoi plan III.2). Read from what is recorded; nothing is stored.
    """

    _name = 'farm.test.due'
    _description = "Test That Is Due"
    _auto = False
    _order = 'due_on, id'
    _rec_name = 'product_tmpl_id'

    product_tmpl_id = fields.Many2one('product.template', string="Item", readonly=True)
    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    stall_id = fields.Many2one('farm.stall', readonly=True)
    commune_id = fields.Many2one('farm.commune', readonly=True)
    commodity_id = fields.Many2one('farm.commodity', string="Kind of Goods", readonly=True)
    kind = fields.Selection(selection=[('safety', "Food Safety"), ('nutrition', "Nutrition")], readonly=True)
    last_on = fields.Date(string="Last Tested", readonly=True)
    due_on = fields.Date(string="Due", readonly=True)
    sample_id = fields.Many2one('farm.sample', string="Sample on Its Way", readonly=True)
    status = fields.Selection(
        selection=[('overdue', "Overdue"), ('month', "Due This Month"), ('running', "On Its Way"), ('later', "Later")],
        readonly=True,
    )
    is_on_sale = fields.Boolean(string="On Sale Now", readonly=True)

    @property
    def _table_query(self):
        company = self.env.company
        today = company._get_quality_today()
        return SQL(
            """SELECT due.*,
                      CASE WHEN sample_id IS NOT NULL THEN 'running'
                           WHEN due_on < %(today)s THEN 'overdue'
                           WHEN due_on <= %(month_end)s THEN 'month'
                           ELSE 'later'
                       END AS status
                 FROM (SELECT item.id * 2 + asked.number AS id,
                              item.id AS product_tmpl_id, stall.company_id, item.stall_id, item.commune_id,
                              item.commodity_id, asked.kind, last.day AS last_on, running.id AS sample_id,
                              COALESCE((last.day + asked.period)::date, %(today)s) AS due_on,
                              COALESCE(item.release_until > %(now)s, FALSE) AS is_on_sale
                         FROM product_template item
                         JOIN farm_stall stall ON stall.id = item.stall_id AND stall.state = 'open'
                         JOIN farm_commodity commodity ON commodity.id = item.commodity_id AND commodity.is_food
                   CROSS JOIN (VALUES (0, 'safety', INTERVAL '6 months'), (1, 'nutrition', INTERVAL '12 months'))
                              AS asked (number, kind, period)
            LEFT JOIN LATERAL (SELECT (MAX(collected_at) AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date AS day
                                 FROM farm_sample
                                WHERE product_tmpl_id = item.id AND kind = asked.kind
                                  AND state IN ('verified', 'published')) last ON TRUE
            LEFT JOIN LATERAL (SELECT id FROM farm_sample
                                WHERE product_tmpl_id = item.id AND kind = asked.kind AND state IN %(running)s
                             ORDER BY date_planned, id LIMIT 1) running ON TRUE
                        WHERE item.active) due""",
            today=today,
            zone=company._get_quality_timezone(),
            now=fields.Datetime.now(),
            month_end=today + relativedelta(day=31),
            running=RUNNING,
        )

    @api.model
    def action_plan_month(self):
        """Plan one sample of everything that is overdue or falls due until the end of this month."""
        due = self.search([('status', 'in', ('overdue', 'month')), ('company_id', 'in', self.env.companies.ids)])
        if not due:
            raise UserError(self.env._("Nothing falls due this month that is not planned already."))
        return due._plan_samples()._get_list_action()

    def action_plan_selected(self):
        """Plan a sample of each selected item that has none on its way."""
        return self._plan_samples()._get_list_action()

    def _plan_samples(self):
        """Create the samples and return them; what is on its way already is not planned twice."""
        return self.env['farm.sample'].create(
            [row._prepare_sample_values() for row in self.filtered(lambda row: not row.sample_id)]
        )

    def _prepare_sample_values(self):
        self.ensure_one()
        return {
            'kind': self.kind,
            'product_tmpl_id': self.product_tmpl_id.id,
            'company_id': self.company_id.id,
            'date_planned': max(self.due_on, self.company_id._get_quality_today()),
        }
