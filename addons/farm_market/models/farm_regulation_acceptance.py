from odoo import fields, models


class FarmRegulationAcceptance(models.Model):
    """A stall accepted a version of the market's regulations: who did it, and when. Kept for ever."""

    _name = 'farm.regulation.acceptance'
    _description = "Accepted Regulations"
    _order = 'accepted_on desc, id desc'
    _rec_name = 'regulation_id'

    regulation_id = fields.Many2one('farm.regulation', required=True, ondelete='restrict', index=True, readonly=True)
    stall_id = fields.Many2one('farm.stall', required=True, ondelete='cascade', index=True, readonly=True)
    company_id = fields.Many2one(related='stall_id.company_id', store=True, index=True)
    user_id = fields.Many2one('res.users', string="Accepted By", required=True, ondelete='restrict', readonly=True)
    accepted_on = fields.Datetime(required=True, default=fields.Datetime.now, readonly=True)

    _regulation_stall_uniq = models.Constraint(
        'UNIQUE(regulation_id, stall_id)', "The stall accepted this version already."
    )
