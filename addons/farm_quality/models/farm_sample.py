from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..engine import dates
from ..engine.steps import COMMUNE, INSPECTOR, LAB, PUBLISHER, QUALITY, Step

VERDICTS = [
    ('pass', "Pass"),
    ('conditional_pass', "Conditional Pass"),
    ('conditional_fail', "Conditional Fail"),
    ('fail', "Fail"),
    ('inconclusive', "Inconclusive"),
    ('not_evaluable', "Not Evaluable"),
]


class FarmSample(models.Model):
    """A sample of an item on sale, where named of one lot, from the plan to the published verdict.

    Tests are asked per item and period (Hanoi plan III.2), so a sample speaks of its item; one that names a lot
    speaks of that lot first. A failed safety or rapid test holds what it speaks of the moment it is verified.
    """

    _name = 'farm.sample'
    _description = "Sample"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_planned desc, id desc'
    _rec_names_search = ['name', 'product_tmpl_id.name', 'seal_number']
    _check_company_auto = True

    _open_states = ('planned', 'collected', 'in_transit', 'received')
    _free_fields = frozenset({'note', 'public_note', 'replaced_by_id'})
    _state_fields = {'in_analysis': frozenset({'result_ids', 'laboratory_id', 'report_number', 'file', 'file_name'})}
    _steps = {
        'collect': Step(('planned',), 'collected', (QUALITY, LAB, INSPECTOR, COMMUNE)),
        'send': Step(('collected',), 'in_transit', (QUALITY, LAB, INSPECTOR, COMMUNE)),
        'receive': Step(('collected', 'in_transit'), 'received', (QUALITY, LAB)),
        'reject': Step(('collected', 'in_transit'), 'rejected', (QUALITY, LAB), needs_reason=True),
        'start': Step(('received',), 'in_analysis', (QUALITY, LAB)),
        'report': Step(('in_analysis',), 'to_verify', (QUALITY, LAB)),
        'rework': Step(('to_verify',), 'in_analysis', (QUALITY, LAB), needs_reason=True),
        'verify': Step(('to_verify',), 'verified', (QUALITY, LAB), other_than=('report',)),
        'publish': Step(('verified',), 'published', (QUALITY, PUBLISHER)),
        'invalidate': Step(
            ('planned', 'collected', 'in_transit', 'received', 'in_analysis', 'to_verify', 'verified', 'published'),
            'invalidated',
            (QUALITY,),
            needs_reason=True,
        ),
    }

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"), index=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[('safety', "Food Safety"), ('nutrition', "Nutrition"), ('rapid', "Rapid Test")],
        required=True,
        default='safety',
        tracking=True,
        index=True,
    )
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Item",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        domain="[('stall_id', '!=', False), ('company_id', '=', company_id)]",
        tracking=True,
    )
    lot_id = fields.Many2one(
        'stock.lot',
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        tracking=True,
        domain="[('product_id.product_tmpl_id', '=', product_tmpl_id)]",
        help="Empty: the sample speaks of the item.",
    )
    commodity_id = fields.Many2one(related='product_tmpl_id.commodity_id', store=True, index=True)
    stall_id = fields.Many2one(related='product_tmpl_id.stall_id', store=True, index=True)
    commune_id = fields.Many2one(related='stall_id.commune_id', store=True)
    producer_id = fields.Many2one('farm.producer', compute='_compute_producer_id', store=True, index=True)
    round_id = fields.Many2one('farm.test.round', ondelete='restrict', index='btree_not_null', check_company=True)
    laboratory_id = fields.Many2one('farm.laboratory', ondelete='restrict', index=True)
    date_planned = fields.Date(required=True, default=fields.Date.context_today, index=True)
    collected_at = fields.Datetime(copy=False, index=True, tracking=True)
    collected_by_id = fields.Many2one('res.users', copy=False)
    collected_place = fields.Char()
    seal_number = fields.Char(copy=False)
    amount_note = fields.Char(string="Amount", help="How much was taken, for example 2 × 500 g.")
    report_number = fields.Char(string="Laboratory's Report", copy=False)
    file = fields.Binary(attachment=True, copy=False)
    file_name = fields.Char(copy=False)
    result_ids = fields.One2many('farm.test.result', 'sample_id', string="Results")
    verdict = fields.Selection(selection=VERDICTS, compute='_compute_verdict', store=True, tracking=True)
    replaced_by_id = fields.Many2one('farm.sample', copy=False, check_company=True, readonly=True)
    public_note = fields.Text(translate=True, help="Shown with the published result.")
    note = fields.Text()
    state = fields.Selection(
        selection=[
            ('planned', "Planned"),
            ('collected', "Collected"),
            ('in_transit', "In Transit"),
            ('received', "Received"),
            ('rejected', "Rejected"),
            ('in_analysis', "In Analysis"),
            ('to_verify', "To Verify"),
            ('verified', "Verified"),
            ('published', "Published"),
            ('invalidated', "Invalidated"),
        ],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    _gate_idx = models.Index("(product_tmpl_id, kind, collected_at) WHERE state IN ('verified', 'published')")

    @api.depends('lot_id.producer_id', 'stall_id.producer_id')
    def _compute_producer_id(self):
        for sample in self:
            sample.producer_id = sample.lot_id.producer_id or sample.stall_id.producer_id

    @api.constrains('lot_id', 'product_tmpl_id')
    def _check_lot_id(self):
        for sample in self.filtered('lot_id'):
            if sample.lot_id.product_id.product_tmpl_id != sample.product_tmpl_id:
                raise ValidationError(
                    self.env._(
                        "Lot %(lot)s is not of %(item)s.", lot=sample.lot_id.name, item=sample.product_tmpl_id.name
                    )
                )

    @api.constrains('collected_at')
    def _check_collected_at(self):
        now = fields.Datetime.now()
        if any(sample.collected_at and sample.collected_at > now for sample in self):
            raise ValidationError(self.env._("A sample cannot be collected in the future. Correct the time."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.sample')
        samples = super().create(vals_list)
        samples.filtered(lambda sample: not sample.result_ids)._add_programme()
        return samples

    def _add_programme(self):
        """Add an empty result for everything that the test programme of the goods looks for."""
        for kind, samples in self.grouped('kind').items():
            analytes = self.env['farm.test.profile']._get_analytes(kind, samples.commodity_id)
            self.env['farm.test.result'].create(
                [
                    {'sample_id': sample.id, 'analyte_id': analyte.id, 'unit': analyte.unit}
                    for sample in samples
                    if sample.commodity_id
                    for analyte in analytes[sample.commodity_id]
                ]
            )

    # === Steps === #

    def _check_step(self, name):
        for sample in self:
            getattr(sample, f'_check_step_{name}', lambda: None)()
        if name == 'verify':
            # The limits in force on the day of sampling, as they stand now: from here on the verdict is not changed.
            self.result_ids.sudo()._judge()
            self.result_ids.sudo()._mark_accredited()

    def _check_step_report(self):
        if not self.result_ids:
            raise UserError(self.env._("Sample %s has no result. Enter what was measured.", self.name))
        empty = self.result_ids.filtered(lambda result: result.standing == 'current' and not result._is_entered())
        if empty:
            raise UserError(
                self.env._(
                    "Sample %(sample)s is not finished. Enter or correct: %(analytes)s.",
                    sample=self.name,
                    analytes=", ".join(empty.analyte_id.mapped('name')),
                )
            )
        if not self.laboratory_id and self.kind != 'rapid':
            raise UserError(self.env._("Say which laboratory analysed sample %s.", self.name))

    def _check_step_verify(self):
        self.result_ids.batch_id._check_passed()
        if self.env.user in self.result_ids.analyst_id:
            raise AccessError(
                self.env._(
                    "Two people are needed: you entered results of sample %s, so somebody else verifies them.",
                    self.name,
                )
            )

    def _take_step(self, name, reason=None, **values):
        if name == 'collect':
            values = {'collected_at': fields.Datetime.now(), 'collected_by_id': self.env.uid, **values}
        return super()._take_step(name, reason=reason, **values)

    def _get_sampling_day(self):
        """Return the day of sampling in the market's time zone; while not collected, the day it is planned for."""
        self.ensure_one()
        if not self.collected_at:
            return self.date_planned
        return dates.day_of(self.collected_at, self.company_id._get_quality_timezone())
