from odoo import fields, models


class FarmChainCheck(models.Model):
    """A dated check of a chain. Plan line 2.5 counts the existing chains that were checked in the year."""

    _name = 'farm.chain.check'
    _description = "Chain Check"
    _order = 'date desc, id desc'

    chain_id = fields.Many2one('farm.chain', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='chain_id.company_id', store=True, index=True)
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    user_id = fields.Many2one('res.users', string="Checked By", required=True, default=lambda self: self.env.user)
    result = fields.Selection(
        selection=[('ok', "In Order"), ('partly', "To Be Mended"), ('bad', "Not in Order")], required=True, default='ok'
    )
    note = fields.Char()
