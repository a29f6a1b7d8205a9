from odoo import api, fields, models
from odoo.tools import SQL

MAX_LENGTH = 60


class FarmSearchMiss(models.Model):
    """A search in the shop that found nothing: demand that is not met. Counted by word and day, without the person."""

    _name = 'farm.search.miss'
    _description = "Search Without Result"
    _order = 'date desc, hits desc'
    _rec_name = 'term'

    term = fields.Char(string="Searched For", required=True)
    date = fields.Date(required=True, index=True)
    hits = fields.Integer(string="Times", required=True, default=1)
    commodity_id = fields.Many2one(
        'farm.commodity',
        string="Kind of Goods",
        index='btree_not_null',
        ondelete='set null',
        help="The board says what people meant; the report of supply then counts it.",
    )
    company_id = fields.Many2one('res.company', string="Market", required=True, index=True)

    _term_date_uniq = models.UniqueIndex('(company_id, term, date)', "This word is counted already.")

    @api.model
    def _record(self, company, text):
        """Count a search without result. One statement, so that two visitors at once are two."""
        term = ' '.join((text or '').lower().split())
        if not term or len(term) > MAX_LENGTH:
            return
        commodity = self.env['farm.commodity'].search([('name', '=ilike', term)], limit=1)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO farm_search_miss (term, date, hits, commodity_id, company_id)
                VALUES (%s, %s, 1, %s, %s)
                ON CONFLICT (company_id, term, date) DO UPDATE SET hits = farm_search_miss.hits + 1
                """,
                term,
                fields.Date.context_today(self.with_context(tz='Asia/Ho_Chi_Minh')),
                commodity.id or None,
                company.id,
            )
        )
        self.invalidate_model()
