from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Labels on one A4 sheet: four across, five down.
PER_SHEET = 20
MAX_COPIES = 500


class FarmLotLabel(models.TransientModel):
    """Asks on which paper, and how many labels of each lot."""

    _name = 'farm.lot.label'
    _description = "Print Lot Labels"

    lot_ids = fields.Many2many('stock.lot', string="Lots", required=True)
    paper = fields.Selection(
        selection=[('sheet', "A4 Sheet, 20 Labels of 50 mm"), ('roll', "Roll, 50 mm")], required=True, default='sheet'
    )
    copies = fields.Integer(
        string="Labels per Lot", required=True, compute='_compute_copies', store=True, readonly=False, precompute=True
    )

    @api.depends('paper')
    def _compute_copies(self):
        for wizard in self:
            wizard.copies = PER_SHEET if wizard.paper == 'sheet' else 1

    @api.constrains('copies')
    def _check_copies(self):
        for wizard in self:
            if not 1 <= wizard.copies <= MAX_COPIES:
                raise ValidationError(self.env._("Print between 1 and %s labels of a lot at a time.", MAX_COPIES))

    def action_print(self):
        self.ensure_one()
        report = self.env.ref(f'farm_trace.report_lot_label_{self.paper}')
        # A label has no letterhead that would have to be set up first.
        return report.report_action(
            self.lot_ids, data={'lot_ids': self.lot_ids.ids, 'copies': self.copies}, config=False
        )
