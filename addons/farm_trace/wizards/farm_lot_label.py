from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.label_pdf import PER_SHEET

#: So many labels are printed while one waits; more of them become a job.
PRINTED_AT_ONCE = 1000
MAX_LABELS = 20000


class FarmLotLabel(models.TransientModel):
    """Asks on which paper, and how many labels of each lot; leaves out goods that carry a stamp already."""

    _name = 'farm.lot.label'
    _description = "Print Lot Labels"

    lot_ids = fields.Many2many('stock.lot', string="Lots", required=True)
    paper = fields.Selection(
        selection=[('sheet', "A4 Sheet, 20 Labels of 50 mm"), ('roll', "Roll, 50 mm")], required=True, default='sheet'
    )
    copies = fields.Integer(
        string="Labels per Lot", required=True, compute='_compute_copies', store=True, readonly=False, precompute=True
    )
    is_per_unit = fields.Boolean(
        string="A Code per Package, With a Hidden Code",
        help="Each label gets a number of its own, and a hidden code to be covered with a scratch field: the buyer "
        "scratches it and sees whether somebody did so before.",
    )
    label_count = fields.Integer(string="Labels", compute='_compute_label_count')
    stamped_lot_ids = fields.Many2many('stock.lot', string="Stamped Already", compute='_compute_label_count')

    @api.depends('paper')
    def _compute_copies(self):
        for wizard in self:
            wizard.copies = PER_SHEET if wizard.paper == 'sheet' else 1

    @api.depends('lot_ids', 'copies')
    def _compute_label_count(self):
        for wizard in self:
            wizard.stamped_lot_ids = wizard.lot_ids.filtered('stamp_code')
            wizard.label_count = len(wizard.lot_ids._get_lots_to_label()) * max(wizard.copies, 0)

    @api.constrains('copies', 'lot_ids')
    def _check_copies(self):
        for wizard in self:
            if wizard.copies < 1 or wizard.label_count > MAX_LABELS:
                raise ValidationError(
                    self.env._("Print at least one label of each lot, and %s labels at a time at most.", MAX_LABELS)
                )

    def action_print(self):
        """Print a few labels at once, many of them in the background."""
        self.ensure_one()
        lots = self.lot_ids._get_lots_to_label()
        if not lots:
            raise UserError(self.env._("All these goods carry a stamp already: they need no second label."))
        if self.is_per_unit or self.label_count > PRINTED_AT_ONCE:
            return self._create_job(lots)
        report = self.env.ref(f'farm_trace.report_lot_label_{self.paper}')
        # A label has no letterhead that would have to be set up first.
        return report.report_action(lots, data={'lot_ids': lots.ids, 'copies': self.copies}, config=False)

    def _create_job(self, lots):
        companies = lots.company_id
        if len(companies) != 1:
            raise UserError(self.env._("Print the labels of one market at a time."))
        job = self.env['farm.label.job'].create(
            {
                'company_id': companies.id,
                'lot_ids': [fields.Command.set(lots.ids)],
                'paper': self.paper,
                'copies': self.copies,
                'is_per_unit': self.is_per_unit,
            }
        )
        return {'type': 'ir.actions.act_window', 'res_model': job._name, 'res_id': job.id, 'view_mode': 'form'}
