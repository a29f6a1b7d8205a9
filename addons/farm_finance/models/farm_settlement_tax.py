from odoo import fields, models


class FarmSettlementTax(models.Model):
    """Tax withheld in a settlement: turnover net of refunds, per stall and rate."""

    _name = 'farm.settlement.tax'
    _description = "Tax Withheld in a Settlement"
    _order = 'settlement_id, id'

    settlement_id = fields.Many2one('farm.settlement', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='settlement_id.company_id', store=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    stall_id = fields.Many2one('farm.stall', required=True, ondelete='restrict')
    rate_id = fields.Many2one('farm.tax.rate', required=True, ondelete='restrict')
    base = fields.Monetary(string="Turnover", required=True)
    vat = fields.Monetary(string="VAT", required=True)
    pit = fields.Monetary(string="Income Tax", required=True)
