from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmChainMember(models.Model):
    """Who does what in a chain. A member need not be a producer of this market."""

    _name = 'farm.chain.member'
    _description = "Chain Member"
    _order = 'chain_id, stage_rank, id'

    chain_id = fields.Many2one('farm.chain', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='chain_id.company_id', store=True, index=True)
    stage = fields.Selection(
        selection=[
            ('input', "Inputs"),
            ('production', "Growing and Raising"),
            ('collection', "Collection"),
            ('processing', "Processing and Packing"),
            ('transport', "Transport"),
            ('sale', "Sale"),
        ],
        required=True,
        default='production',
    )
    stage_rank = fields.Integer(compute='_compute_stage_rank', store=True)
    producer_id = fields.Many2one('farm.producer', ondelete='restrict', index='btree_not_null')
    name = fields.Char(compute='_compute_name', store=True, readonly=False, help="For members from elsewhere.")
    commune_id = fields.Many2one('farm.commune', ondelete='restrict')
    note = fields.Char()

    @api.depends('stage')
    def _compute_stage_rank(self):
        ranks = {code: rank for rank, (code, label) in enumerate(self._fields['stage'].selection)}
        for member in self:
            member.stage_rank = ranks.get(member.stage, 0)

    @api.depends('producer_id.name')
    def _compute_name(self):
        for member in self:
            member.name = member.producer_id.name or member.name

    @api.constrains('name', 'producer_id')
    def _check_name(self):
        if any(not member.name and not member.producer_id for member in self):
            raise ValidationError(self.env._("Say who the member of the chain is."))
