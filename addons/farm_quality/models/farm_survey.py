from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.steps import BOARD, QUALITY, Step


class FarmSurvey(models.Model):
    """A survey round of production establishments that decides what may join (Hanoi plan III.4.2, annex 4.2.1)."""

    _name = 'farm.survey'
    _description = "Establishment Survey"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _check_company_auto = True

    _open_states = ('planned',)
    _steps = {
        'finish': Step(('planned',), 'done', (BOARD, QUALITY)),
        'cancel': Step(('planned',), 'cancelled', (BOARD, QUALITY), needs_reason=True),
    }

    name = fields.Char(required=True, tracking=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today, index=True, tracking=True)
    commune_ids = fields.Many2many('farm.commune', string="Communes", domain=[('valid_to', '=', False)])
    agency_ids = fields.Many2many('farm.agency', string="Agencies")
    leader_id = fields.Many2one('res.users', default=lambda self: self.env.user)
    user_ids = fields.Many2many('res.users', string="Team")
    line_ids = fields.One2many('farm.survey.line', 'survey_id', string="Establishments", copy=True)
    line_count = fields.Integer(compute='_compute_line_count', string="Surveyed")
    conclusion = fields.Text()
    state = fields.Selection(
        selection=[('planned', "Planned"), ('done', "Done"), ('cancelled', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('line_ids')
    def _compute_line_count(self):
        for survey in self:
            survey.line_count = len(survey.line_ids)

    def _check_step(self, name):
        if name != 'finish':
            return
        for survey in self:
            if survey.date > survey.company_id._get_quality_today():
                raise UserError(self.env._("“%s” lies in the future. Correct its date.", survey.name))
            if not survey.line_ids or any(line.decision == 'open' for line in survey.line_ids):
                raise UserError(
                    self.env._("Enter which establishments were surveyed in “%s”, and what was decided.", survey.name)
                )
