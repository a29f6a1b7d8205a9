from odoo import api, fields, models

from ..engine.control import is_blank_clean, is_control_recovered, is_duplicate_near


class FarmTestBatchCheck(models.Model):
    """A blank, a duplicate or a control sample that was measured with a batch."""

    _name = 'farm.test.batch.check'
    _description = "Control of a Batch"
    _order = 'batch_id, id'

    batch_id = fields.Many2one('farm.test.batch', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='batch_id.company_id', store=True, index=True)
    kind = fields.Selection(
        selection=[('blank', "Blank"), ('duplicate', "Duplicate"), ('control', "Control Sample")],
        required=True,
        default='blank',
    )
    analyte_id = fields.Many2one('farm.analyte', required=True, ondelete='restrict')
    value = fields.Char(string="Measured")
    reference = fields.Char(
        string="Compared With", help="Blank: the LOQ. Duplicate: the first value. Control: the known content."
    )
    least_percent = fields.Float(string="Recovery From (%)", default=70, digits=(5, 1))
    most_percent = fields.Float(
        string="At Most (%)",
        default=120,
        digits=(5, 1),
        help="Duplicate: greatest difference. Control: recovery up to.",
    )
    is_entered = fields.Boolean(compute='_compute_is_passed', store=True)
    is_passed = fields.Boolean(string="In Order", compute='_compute_is_passed', store=True)

    @api.depends('kind', 'value', 'reference', 'least_percent', 'most_percent')
    def _compute_is_passed(self):
        for check in self:
            check.is_entered = bool((check.value or '').strip())
            check.is_passed = check._get_passed()

    def _get_passed(self):
        self.ensure_one()
        if self.kind == 'blank':
            return is_blank_clean(self.value, self.reference)
        if self.kind == 'duplicate':
            return is_duplicate_near(self.value, self.reference, self.most_percent)
        return is_control_recovered(self.value, self.reference, self.least_percent, self.most_percent)

    @api.onchange('kind')
    def _onchange_kind(self):
        self.most_percent = 20 if self.kind == 'duplicate' else 120
