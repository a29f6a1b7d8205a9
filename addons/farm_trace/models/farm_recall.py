import time

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmRecall(models.Model):
    """Takes bad lots, and everything made of them, back: stops them everywhere at once and names who has them.

    A mock recall does the same search against the clock and stops nothing.
    Source: Hanoi plan III.2; Circular 17/2021/TT-BNNPTNT (a recall starts within 24 hours).
    """

    _name = 'farm.recall'
    _description = "Recall"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    is_mock = fields.Boolean(string="Exercise", help="A mock recall: find everything against the clock, stop nothing.")
    lot_ids = fields.Many2many(
        'stock.lot',
        'farm_recall_lot_rel',
        'recall_id',
        'lot_id',
        string="Bad Lots",
        required=True,
        check_company=True,
        domain="[('company_id', '=', company_id), ('trace_code', '!=', False)]",
    )
    reason = fields.Text(required=True, tracking=True)
    public_reason = fields.Char(translate=True, help="What the public page says to who bought the goods.")
    state = fields.Selection(
        selection=[('draft', "Prepared"), ('running', "Running"), ('closed', "Closed")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    affected_lot_ids = fields.Many2many(
        'stock.lot',
        'farm_recall_affected_lot_rel',
        'recall_id',
        'lot_id',
        string="Affected Lots",
        readonly=True,
        copy=False,
        help="The bad lots and everything made of them.",
    )
    line_ids = fields.One2many('farm.recall.line', 'recall_id', string="Who Has It", readonly=True, copy=False)
    hold_ids = fields.Many2many('farm.hold', string="Holds", readonly=True, copy=False)
    buyer_count = fields.Integer(compute='_compute_counts')
    lot_count = fields.Integer(string="Lots", compute='_compute_counts')
    started_at = fields.Datetime(readonly=True, copy=False)
    trace_seconds = fields.Float(
        string="Found In (Seconds)",
        digits=(12, 3),
        readonly=True,
        copy=False,
        help="From the press of the button until all lots were stopped and all buyers known.",
    )
    started_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    closed_at = fields.Datetime(readonly=True, copy=False)
    close_note = fields.Text(string="Outcome", readonly=True, copy=False, tracking=True)

    @api.depends('line_ids.partner_id', 'affected_lot_ids')
    def _compute_counts(self):
        for recall in self:
            buyers = recall.line_ids.filtered(lambda line: line.kind == 'buyer')
            recall.buyer_count = len(buyers.partner_id)
            recall.lot_count = len(recall.affected_lot_ids)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.recall')
        return super().create(vals_list)

    def write(self, vals):
        if {'lot_ids', 'is_mock', 'reason', 'required_rate'} & vals.keys() and any(
            recall.state != 'draft' for recall in self
        ):
            raise UserError(self.env._("A recall that has begun keeps its lots and its reason. Prepare another one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        if any(recall.state != 'draft' for recall in self):
            raise UserError(self.env._("A recall that has begun is kept as a record."))

    def _check_right(self):
        groups = ('farm_base.group_quality_officer', 'farm_base.group_board')
        if not self.env.su and not any(self.env.user.has_group(group) for group in groups):
            raise AccessError(self.env._("Only a quality officer or the management board recalls goods."))

    def action_start(self):
        """Find all affected lots and buyers, and (unless it is an exercise) stop every lot, in one transaction."""
        self._check_right()
        if any(recall.state != 'draft' for recall in self):
            raise UserError(self.env._("This recall has begun already."))
        if any(not recall.lot_ids for recall in self):
            raise UserError(self.env._("Choose the lots that are bad."))
        for recall in self:
            recall._start()

    def _start(self):
        self.ensure_one()
        clock = time.perf_counter()
        edges = self.lot_ids._trace_forward()
        lots = self.lot_ids | edges.to_lot_id
        holds = (
            self.env['farm.hold']
            if self.is_mock
            else self.env['farm.hold'].create([self._prepare_hold_values(lot) for lot in lots])
        )
        lines = self.env['farm.recall.line'].create(
            [
                {'recall_id': self.id, 'partner_id': partner.id, 'lot_id': lot.id, 'quantity': quantity}
                for (partner, lot), quantity in self.env['farm.trace.edge']._get_buyers(edges).items()
            ]
            + self._prepare_stock_lines(lots)
        )
        self.env.flush_all()
        self.write(
            {
                'state': 'running',
                'affected_lot_ids': [fields.Command.set(lots.ids)],
                'hold_ids': [fields.Command.set(holds.ids)],
                'line_ids': [fields.Command.link(line.id) for line in lines],
                'started_at': fields.Datetime.now(),
                'started_by_id': self.env.user.id,
                'trace_seconds': time.perf_counter() - clock,
            }
        )
        if not self.is_mock:
            self._create_notices()

    def _prepare_hold_values(self, lot):
        self.ensure_one()
        return {
            'lot_id': lot.id,
            'cause': 'recall',
            'reason': self.env._("%(recall)s: %(reason)s", recall=self.name, reason=self.reason),
            'public_reason': self.public_reason,
            'source_ref': f'farm.recall,{self.id}',
        }

    def _close(self, note, authority_note=None):
        """End the recall with its outcome. The lots stay on hold: what was recalled is not sold again by itself.

        :param str authority_note: the authority's decision, without which nobody closes below the required rate
        """
        self._check_right()
        if any(recall.state != 'running' for recall in self):
            raise UserError(self.env._("Only a running recall can be closed."))
        if not (note or '').strip():
            raise UserError(self.env._("Say what was collected, and what became of it."))
        self._check_effective(authority_note)
        self.write(
            {
                'state': 'closed',
                'closed_at': fields.Datetime.now(),
                'close_note': note,
                'authority_note': authority_note,
            }
        )

    def action_close(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Close the Recall"),
            'res_model': 'farm.recall.close',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_recall_id': self.id},
        }

    def action_view_lots(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.stock_lot_action_farm'),
            'domain': [('id', 'in', self.affected_lot_ids.ids)],
        }
