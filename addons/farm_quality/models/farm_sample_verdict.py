from odoo import api, fields, models

from ..engine.limits import FAILING, judge_sample


class FarmSample(models.Model):
    """What follows from the results: the verdict, the holds of what failed, and that failures before stay in sight."""

    _inherit = 'farm.sample'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    decision_rule = fields.Selection(
        selection=[('simple', "Simple Acceptance"), ('guarded', "Guard Band of the Uncertainty")],
        required=True,
        compute='_compute_decision_rule',
        store=True,
        readonly=False,
        precompute=True,
        help="How the uncertainty of a value counts beside the limit, agreed before the analysis.",
    )
    hold_ids = fields.Many2many('farm.hold', string="Holds", compute='_compute_hold_ids')
    retest_of_id = fields.Many2one(
        'farm.sample', copy=False, check_company=True, index='btree_not_null', help="The sample that this one repeats."
    )
    attempt = fields.Integer(compute='_compute_attempt', store=True, recursive=True, aggregator=None)
    earlier_failure_ids = fields.Many2many(
        'farm.sample',
        string="Failed Before",
        compute='_compute_earlier_failure_ids',
        help="Samples of the same lot or item that failed in the half year before, whether they are linked or not.",
    )

    @api.depends('company_id')
    def _compute_decision_rule(self):
        for sample in self:
            sample.decision_rule = sample.company_id.quality_decision_rule

    @api.depends('result_ids.verdict', 'result_ids.standing', 'kind')
    def _compute_verdict(self):
        for sample in self:
            current = sample.result_ids.filtered(lambda result: result.standing == 'current')
            sample.verdict = judge_sample(
                [result.verdict or 'not_evaluable' for result in current],
                needs_limit=sample.kind != 'nutrition',
            )

    @api.depends('retest_of_id.attempt')
    def _compute_attempt(self):
        for sample in self:
            sample.attempt = sample.retest_of_id.attempt + 1 if sample.retest_of_id else 1

    def _compute_hold_ids(self):
        holds = self.env['farm.hold'].search(
            [('source_ref', 'in', [f'farm.sample,{sample_id}' for sample_id in self.ids])]
        )
        for sample in self:
            sample.hold_ids = holds.filtered(lambda hold: hold.source_ref == sample)  # noqa: B023

    def _compute_earlier_failure_ids(self):
        failures = self.search(
            [
                ('product_tmpl_id', 'in', self.product_tmpl_id.ids),
                ('state', 'in', ('verified', 'published')),
                ('verdict', 'in', FAILING),
            ]
        )
        for sample in self:
            sample.earlier_failure_ids = failures.filtered(sample._is_after)

    def _is_after(self, earlier):
        """Whether this sample repeats what `earlier` said of the same lot or item, within half a year."""
        self.ensure_one()
        if earlier == self or earlier.product_tmpl_id != self.product_tmpl_id or not earlier.collected_at:
            return False
        moment = self.collected_at or fields.Datetime.now()
        same_lot = not earlier.lot_id or not self.lot_id or earlier.lot_id == self.lot_id
        return same_lot and fields.Datetime.subtract(moment, months=6) <= earlier.collected_at < moment

    # === What follows from a step === #

    def _after_step(self, name):
        if name == 'verify':
            self._hold_what_failed()
            self._ask_confirmation()
        if name in ('verify', 'invalidate'):
            self._get_lots()._update_release_until()

    def _hold_what_failed(self):
        """Hold the lots that a failed safety or rapid test speaks of: its lot, or all lots of the item in stock."""
        failed = self.filtered(lambda sample: sample.verdict in FAILING and sample.kind in ('safety', 'rapid'))
        # The verifier need not have the right to open holds at will: the verdict opens them.
        holds_sudo = self.env['farm.hold'].sudo()
        holds_sudo.create([sample._prepare_hold_values(lot) for sample in failed for lot in sample._get_lots_to_hold()])

    def _ask_confirmation(self):
        """Plan the laboratory analysis that confirms or refutes a positive rapid test."""
        positive = self.filtered(lambda sample: sample.kind == 'rapid' and sample.verdict in FAILING)
        # Whoever verifies a rapid test need not have the right to plan samples: the positive test asks for one.
        self.sudo().create([sample._prepare_retest_values(kind='safety') for sample in positive])

    def _get_lots_to_hold(self):
        self.ensure_one()
        if self.lot_id:
            return self.lot_id
        quants_sudo = (
            self.env['stock.quant']
            .sudo()
            .search(
                [
                    ('product_id.product_tmpl_id', '=', self.product_tmpl_id.id),
                    ('quantity', '>', 0),
                    ('lot_id', '!=', False),
                    ('location_id.usage', 'in', ('internal', 'transit')),
                ]
            )
        )
        return quants_sudo.lot_id

    def _prepare_hold_values(self, lot):
        failed = self.result_ids.filtered(lambda result: result.standing == 'current' and (result.verdict in FAILING))
        return {
            'lot_id': lot.id,
            'cause': 'verdict',
            'source_ref': f'farm.sample,{self.id}',
            'reason': self.env._(
                "Test %(number)s failed: %(results)s",
                number=self.name,
                results="; ".join(result._get_summary() for result in failed),
            ),
        }

    def _get_lots(self):
        """Return all lots whose release may depend on these samples."""
        # Whoever verifies a test need not see the lots that wait for it.
        return self.env['stock.lot'].sudo().search([('product_id.product_tmpl_id', 'in', self.product_tmpl_id.ids)])

    # === Retest === #

    def _prepare_retest_values(self, **values):
        self.ensure_one()
        return {
            'kind': self.kind,
            'company_id': self.company_id.id,
            'product_tmpl_id': self.product_tmpl_id.id,
            'lot_id': self.lot_id.id,
            'laboratory_id': self.laboratory_id.id,
            'decision_rule': self.decision_rule,
            'retest_of_id': self.id,
            **values,
        }

    def action_retest(self):
        """Plan another sample of the same lot or item, linked to this one: a retest is always seen as such."""
        self.ensure_one()
        retest = self.create(self._prepare_retest_values())
        return retest._get_form_action()

    def action_view_holds(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.farm_hold_action'),
            'domain': [('id', 'in', self.hold_ids.ids)],
            'context': {},
        }

    def _get_list_action(self):
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_sample_action'),
            'domain': [('id', 'in', self.ids)],
            'context': {},
        }

    def _get_form_action(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'res_model': self._name,
            'res_id': self.id,
            'view_mode': 'form',
        }
