from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.steps import BOARD, INSPECTOR, Step


class FarmInspection(models.Model):
    """A visit of an inter-agency team to makers and sellers of inputs or farm produce (Hanoi plan III.5, annex 5)."""

    _name = 'farm.inspection'
    _description = "Inspection"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _rec_names_search = ['name', 'subject', 'producer_id.name']
    _check_company_auto = True

    _open_states = ('planned',)
    _free_fields = frozenset({'follow_up', 'nonconformity_ids'})
    _steps = {
        'finish': Step(('planned',), 'done', (INSPECTOR,)),
        'close': Step(('done',), 'closed', (INSPECTOR,)),
        'cancel': Step(('planned',), 'cancelled', (INSPECTOR, BOARD), needs_reason=True),
    }

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[('inputs', "Agricultural Inputs"), ('produce', "Farm Produce")],
        required=True,
        default='produce',
        tracking=True,
        index=True,
    )
    is_unannounced = fields.Boolean(string="Unannounced")
    date = fields.Date(required=True, default=fields.Date.context_today, index=True, tracking=True)
    decision_number = fields.Char(string="Decision", help="Decision by which the team was sent.")
    producer_id = fields.Many2one('farm.producer', ondelete='restrict', index='btree_not_null', check_company=True)
    subject = fields.Char(
        string="Inspected Establishment",
        compute='_compute_subject',
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    commune_id = fields.Many2one(
        'farm.commune', compute='_compute_subject', store=True, readonly=False, precompute=True, ondelete='restrict'
    )
    place = fields.Char()
    agency_ids = fields.Many2many('farm.agency', string="Agencies")
    leader_id = fields.Many2one('res.users', string="Team Leader", default=lambda self: self.env.user)
    user_ids = fields.Many2many('res.users', string="Team")
    report = fields.Html(string="What Was Found")
    is_violation = fields.Boolean(string="Violation", tracking=True)
    violation = fields.Text(string="What Was Violated", help="What was violated, with the clause.")
    sanction = fields.Selection(
        selection=[
            ('none', "None"),
            ('warning', "Warning"),
            ('fine', "Fine"),
            ('suspension', "Suspension of Sale"),
            ('destruction', "Goods Destroyed"),
        ],
        required=True,
        default='none',
        tracking=True,
    )
    currency_id = fields.Many2one(related='company_id.currency_id')
    fine_amount = fields.Monetary(string="Fine")
    sanction_number = fields.Char(string="Sanction Decision")
    follow_up = fields.Text()
    follow_up_on = fields.Date()
    finding_ids = fields.One2many('farm.inspection.finding', 'inspection_id', string="What Was Seen")
    nonconformity_ids = fields.One2many('farm.nonconformity', 'inspection_id', string="Nonconformities")
    open_count = fields.Integer(compute='_compute_open_count', string="Open Points")
    state = fields.Selection(
        selection=[('planned', "Planned"), ('done', "Done"), ('closed', "Closed"), ('cancelled', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('producer_id')
    def _compute_subject(self):
        for inspection in self:
            inspection.subject = inspection.producer_id.name or inspection.subject
            inspection.commune_id = inspection.producer_id.commune_id or inspection.commune_id

    @api.depends('nonconformity_ids.state')
    def _compute_open_count(self):
        for inspection in self:
            inspection.open_count = len(inspection.nonconformity_ids.filtered(lambda point: point.state != 'closed'))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.inspection')
        return super().create(vals_list)

    def action_add_finding(self):
        """Open a dialog for one thing that is seen: photo first, made for the phone in the hand of the team."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("What Was Seen"),
            'res_model': 'farm.inspection.finding',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_inspection_id': self.id},
        }

    def _check_step(self, name):
        for inspection in self:
            getattr(inspection, f'_check_step_{name}', lambda: None)()

    def _check_step_finish(self):
        if self.date > self.company_id._get_quality_today():
            raise UserError(self.env._("Inspection %s lies in the future. Correct its date.", self.name))
        if not self.leader_id or not (self.report or '').strip():
            raise UserError(self.env._("Say who led inspection %s and what was found.", self.name))
        if self.is_violation and not (self.violation or '').strip():
            raise UserError(self.env._("Say what was violated at %s.", self.subject))
        if self.finding_ids.filtered(lambda finding: finding.verdict == 'violation') and not self.is_violation:
            raise UserError(self.env._("A violation was seen at %s. Mark it and say what was violated.", self.subject))
        if self.sanction != 'none' and not self.is_violation:
            raise UserError(self.env._("A sanction needs a violation. Mark and describe it."))

    def _check_step_close(self):
        if self.open_count:
            raise UserError(
                self.env._(
                    "%(number)s has %(count)s open points. Close them first.", number=self.name, count=self.open_count
                )
            )
