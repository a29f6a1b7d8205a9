from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.limits import FAILING
from ..engine.steps import BOARD, LAB, QUALITY, Step

#: Tests that were begun and have no verdict yet.
RUNNING = ('collected', 'in_transit', 'received', 'in_analysis', 'to_verify')


class FarmTestRound(models.Model):
    """A round of rapid tests: every item of its groups that is on sale is tested, and the round says which it missed.

    Source: Hanoi plan, annex 2.2.1 (50 rounds a year, each covers every item on sale).
    """

    _name = 'farm.test.round'
    _description = "Rapid Test Round"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _check_company_auto = True

    _open_states = ('planned', 'running')
    _free_fields = frozenset({'note'})
    _steps = {
        'start': Step(('planned',), 'running', (QUALITY, LAB)),
        'finish': Step(('running',), 'done', (QUALITY, LAB)),
        'cancel': Step(('planned', 'running'), 'cancelled', (QUALITY, BOARD), needs_reason=True),
    }

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    commodity_ids = fields.Many2many('farm.commodity', string="Groups of Goods", help="Empty: all goods on sale.")
    hub_ids = fields.Many2many('farm.hub', string="Communes", check_company=True, help="Empty: all communes.")
    responsible_id = fields.Many2one('res.users', default=lambda self: self.env.user)
    sample_ids = fields.One2many('farm.sample', 'round_id', string="Tests")
    sample_count = fields.Integer(compute='_compute_counts', string="Tested Items")
    failed_count = fields.Integer(compute='_compute_counts', string="Failed")
    missed_ids = fields.Many2many('product.template', string="Items Not Covered", compute='_compute_missed_ids')
    missed_count = fields.Integer(string="Not Covered", compute='_compute_missed_ids')
    final_missed_ids = fields.Many2many(
        'product.template',
        'farm_test_round_missed_rel',
        string="Missed When It Was Finished",
        readonly=True,
        copy=False,
        context={'active_test': False},
    )
    note = fields.Text()
    state = fields.Selection(
        selection=[('planned', "Planned"), ('running', "Running"), ('done', "Done"), ('cancelled', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('sample_ids.verdict', 'sample_ids.state')
    def _compute_counts(self):
        for round_ in self:
            counted = round_.sample_ids.filtered(lambda sample: sample.state != 'invalidated')
            round_.sample_count = len(counted.product_tmpl_id)
            round_.failed_count = len(
                counted.filtered(lambda sample: sample.verdict in FAILING and sample.state in ('verified', 'published'))
            )

    @api.depends(
        'sample_ids.product_tmpl_id', 'sample_ids.state', 'commodity_ids', 'hub_ids', 'state', 'final_missed_ids'
    )
    def _compute_missed_ids(self):
        # Most rounds are for everything on sale: asked once for all rounds of the same scope.
        scopes = self.grouped(
            lambda round_: (round_.state == 'done', round_.company_id, round_.commodity_ids, round_.hub_ids)
        )
        for (is_done, *_scope), rounds in scopes.items():
            on_sale = rounds.final_missed_ids if is_done else rounds[0]._get_items()
            for round_ in rounds:
                live = round_.sample_ids.filtered(lambda sample: sample.state not in ('rejected', 'invalidated'))
                # What goes on sale later was not missed by a round that is over.
                round_.missed_ids = round_.final_missed_ids if is_done else on_sale - live.product_tmpl_id
                round_.missed_count = len(round_.missed_ids)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.test.round')
        return super().create(vals_list)

    def _get_items(self):
        """Return the items on sale now that the round is to cover."""
        self.ensure_one()
        domain = fields.Domain('stall_id.company_id', '=', self.company_id.id) & fields.Domain('is_on_sale', '=', True)
        if self.commodity_ids:
            domain &= fields.Domain('commodity_id', 'child_of', self.commodity_ids.ids)
        if self.hub_ids:
            domain &= fields.Domain('stall_id.hub_id', 'in', self.hub_ids.ids)
        return self.env['product.template'].search(domain)

    def action_add_missed(self):
        """Plan a rapid test of every item that the round does not cover yet and that has a test programme."""
        for round_ in self:
            if round_.state not in self._open_states:
                raise UserError(self.env._("This round is closed. Plan another one."))
            self.env['farm.sample'].create(
                [
                    {
                        'kind': 'rapid',
                        'product_tmpl_id': item.id,
                        'round_id': round_.id,
                        'date_planned': round_.date,
                        'company_id': round_.company_id.id,
                    }
                    for item in round_.missed_ids
                ]
            )

    def _check_step(self, name):
        if name != 'finish':
            return
        for round_ in self:
            running = round_.sample_ids.filtered(lambda sample: sample.state in RUNNING)
            if running:
                raise UserError(
                    self.env._(
                        "Tests of round %(round)s have no verdict yet: %(tests)s. Verify or reject them first.",
                        round=round_.name,
                        tests=", ".join(running.mapped('name')),
                    )
                )
            if not round_._get_tested_items():
                raise UserError(self.env._("Round %s has no verified test. Test the items on sale first.", round_.name))

    def _get_tested_items(self):
        """Return the items of which the round has a verified test."""
        return self.sample_ids.filtered(lambda sample: sample.state in ('verified', 'published')).product_tmpl_id

    def _after_step(self, name):
        if name == 'finish':
            for round_ in self:
                round_._note_missed()

    def _note_missed(self):
        """Write down which items the round missed: on sale now, or planned for it and never tested."""
        self.ensure_one()
        missed = (self._get_items() | self.sample_ids.product_tmpl_id) - self._get_tested_items()
        # Whoever finishes a round need not have the right to change it, or to invalidate a test that was never taken.
        round_sudo = self.sudo()
        round_sudo.final_missed_ids = missed
        planned_sudo = round_sudo.sample_ids.filtered(lambda sample: sample.state == 'planned')
        if planned_sudo:
            planned_sudo._take_step('invalidate', reason=self.env._("Not taken: round %s was finished.", self.name))
        if missed:
            names = ", ".join(missed.mapped('name'))
            round_sudo.message_post(body=self.env._("The round missed: %s", names))

    def action_view_samples(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_sample_action'),
            'domain': [('round_id', '=', self.id)],
            'context': {'default_round_id': self.id, 'default_kind': 'rapid', 'default_date_planned': self.date},
        }
