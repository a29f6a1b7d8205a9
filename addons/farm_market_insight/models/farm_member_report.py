from odoo import fields, models
from odoo.tools import SQL


class FarmMemberReport(models.Model):
    """Members against the target: how many joined in each month, how many there are, how many the plan wants.

    The plan's line "Members signed up" says what is wanted of a year; see `farm.plan.line._measure_market_members`.
    """

    _name = 'farm.member.report'
    _description = "Members against the Target"
    _auto = False
    _order = 'month desc'
    _rec_name = 'month'

    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    month = fields.Date(readonly=True)
    joined_count = fields.Integer(string="Joined", readonly=True)
    member_count = fields.Integer(string="Members", readonly=True, aggregator='max')
    target = fields.Integer(readonly=True, aggregator='max', help="Of the plan for that year; 0 where there is none.")
    missing_count = fields.Integer(string="Still Missing", readonly=True, aggregator='min')

    @property
    def _table_query(self):
        return SQL(
            """
            WITH joined AS (
                SELECT rel.cid AS company_id, date_trunc('month', member.create_date)::date AS month, count(*) AS joined
                  FROM res_users member
                  JOIN res_company_users_rel rel ON rel.user_id = member.id
                  JOIN res_company company ON company.id = rel.cid AND company.is_farm_market
                 WHERE member.share AND member.active
              GROUP BY 1, 2
            ), months AS (
                SELECT company_id,
                       generate_series(min(month), date_trunc('month', now())::date, '1 month')::date AS month
                  FROM joined
              GROUP BY company_id
            ), counted AS (
                SELECT months.company_id, months.month, coalesce(joined.joined, 0) AS joined,
                       sum(coalesce(joined.joined, 0)) OVER (
                           PARTITION BY months.company_id ORDER BY months.month
                       ) AS members
                  FROM months
             LEFT JOIN joined USING (company_id, month)
            )
            SELECT counted.company_id * 1000000 + to_char(counted.month, 'YYYYMM')::int AS id, counted.company_id,
                   counted.month, counted.joined AS joined_count, counted.members AS member_count,
                   coalesce(wanted.amount, 0)::int AS target,
                   greatest(coalesce(wanted.amount, 0) - counted.members, 0)::int AS missing_count
              FROM counted
         LEFT JOIN LATERAL (
                SELECT target.amount
                  FROM farm_plan_target target
                  JOIN farm_plan_line line ON line.id = target.line_id
                 WHERE line.measure = 'market_members' AND target.company_id = counted.company_id
                   AND target.is_applicable AND target.year = extract(year FROM counted.month)
              ORDER BY target.id DESC
                 LIMIT 1
                   ) wanted ON TRUE
            """
        )

    def action_open_members(self):
        """Open the members who joined in a month."""
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_insight.res_users_member_action'),
            'domain': [
                ('share', '=', True),
                ('company_ids', 'in', self.company_id.ids),
                ('create_date', '>=', self.month),
                ('create_date', '<', fields.Date.add(self.month, months=1)),
            ],
        }
