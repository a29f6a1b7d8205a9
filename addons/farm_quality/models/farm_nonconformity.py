from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..engine.steps import INSPECTOR, QUALITY, SELLER, Step


class FarmNonconformity(models.Model):
    """Something that is not as it must be, with who mends it until when. The producer answers, an officer closes."""

    _name = 'farm.nonconformity'
    _description = "Nonconformity"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_due, id'
    _check_company_auto = True

    _open_states = ('open',)
    _state_fields = {'answered': frozenset({'evaluation'})}
    _steps = {
        'answer': Step(('open',), 'answered', (SELLER, QUALITY, INSPECTOR)),
        'reopen': Step(('answered',), 'open', (QUALITY, INSPECTOR), needs_reason=True),
        'close': Step(('answered',), 'closed', (QUALITY, INSPECTOR), other_than=('answer',)),
    }

    name = fields.Char(string="What Is Wrong", required=True, tracking=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    producer_id = fields.Many2one('farm.producer', ondelete='restrict', index='btree_not_null', check_company=True)
    inspection_id = fields.Many2one('farm.inspection', ondelete='restrict', index='btree_not_null', check_company=True)
    sample_id = fields.Many2one('farm.sample', ondelete='restrict', index='btree_not_null', check_company=True)
    severity = fields.Selection(
        selection=[('remark', "Remark"), ('minor', "Minor"), ('major', "Major"), ('critical', "Critical")],
        required=True,
        default='minor',
        tracking=True,
    )
    clause = fields.Char(help="Requirement that is not met.")
    date_due = fields.Date(string="To Be Mended Until", index=True, tracking=True)
    is_late = fields.Boolean(compute='_compute_is_late', search='_search_is_late')
    cause = fields.Text()
    action = fields.Text(string="Corrective Action")
    evaluation = fields.Text(help="Whether the correction worked.")
    state = fields.Selection(
        selection=[('open', "Open"), ('answered', "Answered"), ('closed', "Closed")],
        required=True,
        default='open',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('state', 'date_due')
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for point in self:
            point.is_late = point.state == 'open' and bool(point.date_due) and point.date_due < today

    def _search_is_late(self, operator, value):
        if operator != 'in':
            return NotImplemented
        late = fields.Domain('state', '=', 'open') & fields.Domain('date_due', '<', fields.Date.context_today(self))
        return late if True in value else ~late

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get('producer_id'):
                inspection = self.env['farm.inspection'].browse(vals.get('inspection_id'))
                sample = self.env['farm.sample'].browse(vals.get('sample_id'))
                vals['producer_id'] = (inspection.producer_id or sample.producer_id).id
        return super().create(vals_list)

    def _check_writable(self, vals):
        answers = {'cause', 'action'}
        if not vals.keys() <= answers and not any(self.env.user.has_group(group) for group in (QUALITY, INSPECTOR)):
            raise AccessError(
                self.env._("You answer with the cause and the corrective action; the rest is the officer's.")
            )

    def _check_step(self, name):
        for point in self:
            if name == 'answer' and not (point.action or '').strip():
                raise UserError(self.env._("Say what was done about “%s”.", point.name))
            if name == 'close' and not (point.evaluation or '').strip():
                raise UserError(self.env._("Say whether the correction of “%s” worked.", point.name))
