from odoo import api, fields, models
from odoo.tools import SQL


class FarmLedgerBalance(models.Model):
    """Sellers' balances: what the ledger says beside what the books say, per seller."""

    _name = 'farm.ledger.balance'
    _description = "Seller's Balance"
    _auto = False
    _order = 'company_id, partner_id'
    _rec_name = 'partner_id'

    company_id = fields.Many2one('res.company', string="Market", readonly=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    partner_id = fields.Many2one('res.partner', string="Seller", readonly=True)
    producer_id = fields.Many2one('farm.producer', readonly=True)
    held = fields.Monetary(string="Held until Delivery", readonly=True)
    due = fields.Monetary(readonly=True)
    paid = fields.Monetary(string="Paid Out", readonly=True)
    tax_withheld = fields.Monetary(readonly=True)
    ledger_total = fields.Monetary(string="Ledger", readonly=True)
    books_total = fields.Monetary(string="Books", readonly=True, help="Balance of the account of sellers' money.")
    difference = fields.Monetary(readonly=True, help="Ledger less books. Anything but zero is an error in the system.")
    is_agreed = fields.Boolean(string="Agrees with the Books", readonly=True)

    @property
    def _table_query(self):
        # Depends on uncommitted data of both sides: what is read must be what was written.
        self.env['farm.ledger.entry'].flush_model()
        self.env['account.move.line'].flush_model(['account_id', 'balance', 'company_id', 'parent_state', 'partner_id'])
        self.env['res.company'].flush_model(['farm_seller_account_id'])
        self.env['farm.producer'].flush_model(['company_id', 'partner_id'])
        return SQL("""
            WITH ledger AS (
                SELECT company_id, partner_id,
                       SUM(amount) AS total,
                       COALESCE(SUM(amount) FILTER (WHERE pot = 'held'), 0) AS held,
                       COALESCE(SUM(amount) FILTER (WHERE pot = 'due'), 0) AS due,
                       -COALESCE(SUM(amount) FILTER (WHERE kind = 'paid'), 0) AS paid,
                       -COALESCE(SUM(amount) FILTER (WHERE kind = 'tax_withheld'), 0) AS tax_withheld
                  FROM farm_ledger_entry
              GROUP BY company_id, partner_id
            ), books AS (
                SELECT line.company_id, line.partner_id, -SUM(line.balance) AS total
                  FROM account_move_line line
                  JOIN res_company company
                    ON company.id = line.company_id AND company.farm_seller_account_id = line.account_id
                 WHERE line.parent_state = 'posted'
              GROUP BY line.company_id, line.partner_id
            ), both_sides AS (
                SELECT COALESCE(ledger.company_id, books.company_id) AS company_id,
                       COALESCE(ledger.partner_id, books.partner_id) AS partner_id,
                       COALESCE(ledger.held, 0) AS held,
                       COALESCE(ledger.due, 0) AS due,
                       COALESCE(ledger.paid, 0) AS paid,
                       COALESCE(ledger.tax_withheld, 0) AS tax_withheld,
                       COALESCE(ledger.total, 0) AS ledger_total,
                       COALESCE(books.total, 0) AS books_total
                  FROM ledger
             FULL JOIN books ON books.company_id = ledger.company_id AND books.partner_id = ledger.partner_id
            )
            SELECT COALESCE(
                       producer.id, -ROW_NUMBER() OVER (ORDER BY both_sides.company_id, both_sides.partner_id)
                   ) AS id,
                   producer.id AS producer_id,
                   both_sides.*,
                   both_sides.ledger_total - both_sides.books_total AS difference,
                   both_sides.ledger_total = both_sides.books_total AS is_agreed
              FROM both_sides
         LEFT JOIN farm_producer producer
                ON producer.company_id = both_sides.company_id AND producer.partner_id = both_sides.partner_id
        """)

    @api.model
    def _get_disagreements(self, companies=None):
        """Return the balances that do not agree with the books: an empty recordset, always."""
        domain = [('is_agreed', '=', False)]
        if companies is not None:
            domain.append(('company_id', 'in', companies.ids))
        return self.search(domain)

    @api.model
    def _agrees(self, producers):
        """Return whether the ledgers of these sellers agree with the books at this moment."""
        return not self.search_count(
            [
                ('company_id', 'in', producers.company_id.ids),
                ('partner_id', 'in', producers.partner_id.ids),
                ('is_agreed', '=', False),
            ],
            limit=1,
        )

    def action_view_entries(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_ledger_entry_action'),
            'domain': [('partner_id', '=', self.partner_id.id), ('company_id', '=', self.company_id.id)],
            'context': {},
        }
