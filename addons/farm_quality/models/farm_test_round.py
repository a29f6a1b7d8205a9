from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.limits import FAILING
from ..engine.steps import BOARD, LAB, QUALITY, Step


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

    @api.depends('sample_ids.product_tmpl_id', 'commodity_ids', 'hub_ids')
    def _compute_missed_ids(self):
        for round_ in self:
            tested = round_.sample_ids.filtered(lambda sample: sample.state != 'invalidated').product_tmpl_id
            round_.missed_ids = round_._get_items() - tested

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
        for round_ in self:
            if name == 'finish' and not round_.sample_ids:
                raise UserError(self.env._("Round %s has no test. Add the items on sale first.", round_.name))

    def action_view_samples(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_sample_action'),
            'domain': [('round_id', '=', self.id)],
            'context': {'default_round_id': self.id, 'default_kind': 'rapid', 'default_date_planned': self.date},
        }
