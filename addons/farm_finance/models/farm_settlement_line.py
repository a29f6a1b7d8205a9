from odoo import fields, models


class FarmSettlementLine(models.Model):
    """A ledger entry taken into a settlement. No entry is settled twice."""

    _name = 'farm.settlement.line'
    _description = "Settled Movement"
    _order = 'settlement_id, id'

    settlement_id = fields.Many2one('farm.settlement', required=True, ondelete='cascade', index=True)
    entry_id = fields.Many2one('farm.ledger.entry', string="Movement", required=True, ondelete='restrict')
    company_id = fields.Many2one(related='settlement_id.company_id', store=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    date = fields.Date(related='entry_id.date')
    stall_id = fields.Many2one(related='entry_id.stall_id', store=True, index=True)
    kind = fields.Selection(related='entry_id.kind')
    order_id = fields.Many2one(related='entry_id.order_id')
    note = fields.Char(related='entry_id.note')
    amount = fields.Monetary(related='entry_id.amount', store=True)

    _entry_uniq = models.Constraint('UNIQUE(entry_id)', "This movement is in another settlement already.")
