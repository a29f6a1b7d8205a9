from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmRecall(models.Model):
    """How well a recall works: who answered, what came back, what was destroyed, and when it may be closed."""

    _inherit = 'farm.recall'

    notice_ids = fields.One2many('farm.recall.notice', 'recall_id', string="Notices", readonly=True, copy=False)
    required_rate = fields.Float(
        string="Required Effectiveness",
        default=0.95,
        help="The share of the goods handed to buyers that must be back or accounted for before the recall is closed.",
    )
    acknowledged_rate = fields.Float(string="Acknowledged", compute='_compute_rates')
    effectiveness = fields.Float(
        compute='_compute_rates',
        help="Share of what buyers had that came back, was collected, or is gone as they say. With several units, that "
        "of the unit where it is lowest.",
    )
    authority_note = fields.Char(
        string="Authority's Decision",
        readonly=True,
        copy=False,
        tracking=True,
        help="Number and date of the decision that let the recall be closed below the required effectiveness.",
    )

    _required_rate_range = models.Constraint(
        "CHECK(required_rate >= 0 AND required_rate <= 1)", "The required effectiveness lies between 0 and 100 %."
    )

    @api.depends('notice_ids.state', 'line_ids.quantity', 'line_ids.open_quantity')
    def _compute_rates(self):
        for recall in self:
            notices = recall.notice_ids
            answered = notices.filtered(lambda notice: notice.state == 'acknowledged')
            recall.acknowledged_rate = len(answered) / len(notices) if notices else 0
            recall.effectiveness = recall._get_effectiveness()

    def _get_effectiveness(self):
        self.ensure_one()
        rates = []
        for lines in self.line_ids.filtered(lambda line: line.kind == 'buyer').grouped('product_uom_id').values():
            total = sum(lines.mapped('quantity'))
            rates.append(1 - sum(lines.mapped('open_quantity')) / total if total else 1)
        return min(rates, default=1)

    def _prepare_stock_lines(self, lots):
        """Return the values of the lines of what is still in stock, per place and lot."""
        self.ensure_one()
        # Where the goods lie is no secret from who stops them; officers have no rights on stock.
        rows = (
            self.env['stock.quant']
            .sudo()
            ._read_group(
                [('lot_id', 'in', lots.ids), ('location_id.usage', '=', 'internal'), ('quantity', '>', 0)],
                ['lot_id', 'location_id'],
                ['quantity:sum'],
            )
        )
        return [
            {
                'recall_id': self.id,
                'kind': 'stock',
                'partner_id': lot.stall_id.owner_id.id,
                'location_id': location.id,
                'lot_id': lot.id,
                'quantity': quantity,
            }
            for lot, location, quantity in rows
        ]

    def _create_notices(self):
        """Create one notice per holder who is known; the scheduled action sends them at once."""
        for recall in self:
            by_partner = recall.line_ids.filtered('partner_id').grouped('partner_id')
            notices = self.env['farm.recall.notice'].create(
                [{'recall_id': recall.id, 'partner_id': partner.id} for partner in by_partner]
            )
            for notice in notices:
                by_partner[notice.partner_id].notice_id = notice
        # A recall triggers a job that its officer may not start by hand.
        self.env.ref('farm_trace.ir_cron_recall_notices').sudo()._trigger()

    def action_remind(self):
        self.notice_ids.action_remind()

    def action_dispose_stock(self):
        """Scrap what is still in stock of the affected lots; the events of their destruction follow from it."""
        self._check_right()
        if any(recall.state != 'running' or recall.is_mock for recall in self):
            raise UserError(self.env._("Only what a running recall has stopped can be destroyed."))
        for recall in self:
            # The right to recall was checked above; officers have no rights on stock.
            quants_sudo = (
                self.env['stock.quant']
                .sudo()
                .search(
                    [
                        ('lot_id', 'in', recall.affected_lot_ids.ids),
                        ('location_id.usage', '=', 'internal'),
                        ('quantity', '>', 0),
                    ]
                )
            )
            if not quants_sudo:
                raise UserError(self.env._("Nothing of these lots is in stock any more."))
            scraps_sudo = (
                self.env['stock.scrap'].sudo().create([recall._prepare_scrap_values(quant) for quant in quants_sudo])
            )
            scraps_sudo.do_scrap()
            recall.message_post(
                body=self.env._("Destroyed what was in stock: %s.", ", ".join(scraps_sudo.mapped('name')))
            )

    def _prepare_scrap_values(self, quant):
        self.ensure_one()
        return {
            'product_id': quant.product_id.id,
            'lot_id': quant.lot_id.id,
            'owner_id': quant.owner_id.id,
            'location_id': quant.location_id.id,
            'scrap_qty': quant.quantity,
            'company_id': quant.company_id.id,
            'origin': self.name,
        }

    def _check_effective(self, authority_note=None):
        """Raise when a real recall is closed below its required effectiveness without the authority's word."""
        for recall in self.filtered(lambda recall: not recall.is_mock and recall.effectiveness < recall.required_rate):
            if not (authority_note or '').strip():
                raise UserError(
                    self.env._(
                        "Only %(rate).0f %% of the goods are accounted for; %(required).0f %% are required. Collect "
                        "more, or enter the authority's decision that the recall may end.",
                        rate=recall.effectiveness * 100,
                        required=recall.required_rate * 100,
                    )
                )
