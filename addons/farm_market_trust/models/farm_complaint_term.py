from odoo import api, fields, models


class FarmComplaintTerm(models.Model):
    """How long the answers to complaints may take on a market, from a day on, with the act that says so."""

    _name = 'farm.complaint.term'
    _description = "Complaint Deadlines"
    _order = 'company_id, valid_from desc, id desc'
    _rec_name = 'valid_from'

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    valid_from = fields.Date(string="In Force From", required=True, default=fields.Date.context_today)
    legal_source = fields.Char(help="The act, regulation or decision that sets these deadlines.")
    complaint_days = fields.Integer(
        string="Days to Complain", required=True, default=30, help="How long after delivery a buyer may complain."
    )
    answer_hours = fields.Integer(string="Seller's Answer (Hours)", required=True, default=72)
    decision_days = fields.Integer(string="Board's Decision (Days)", required=True, default=7)
    petition_days = fields.Integer(string="Answer to a Petition or Report (Days)", required=True, default=15)
    takedown_hours = fields.Integer(string="Take-Down for an Authority (Hours)", required=True, default=24)

    _company_date_uniq = models.Constraint(
        'UNIQUE(company_id, valid_from)', "This market has deadlines from that day on already."
    )
    _check_terms = models.Constraint(
        'CHECK(complaint_days > 0 AND answer_hours > 0 AND decision_days > 0 AND petition_days > 0'
        ' AND takedown_hours > 0)',
        "A deadline is at least one hour or day long.",
    )

    @api.model
    def _get_current(self, company, date=None):
        """Return the deadlines of a market in force on `date` (today); unsaved defaults where the board set none."""
        return self.search(
            [('company_id', '=', company.id), ('valid_from', '<=', date or fields.Date.context_today(self))],
            limit=1,
        ) or self.new({'company_id': company.id})
