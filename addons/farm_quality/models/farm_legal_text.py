from odoo import fields, models


class FarmLegalText(models.Model):
    """A legal text that limits come from. It can be suspended for a while as well as in force."""

    _name = 'farm.legal.text'
    _description = "Legal Text"
    _order = 'name'
    _rec_names_search = ['name', 'title']

    name = fields.Char(string="Number", required=True, help="For example QCVN 8-2:2011/BYT.")
    title = fields.Char(translate=True)
    valid_from = fields.Date()
    valid_to = fields.Date(string="Repealed After")
    suspended_from = fields.Date()
    suspended_to = fields.Date(help="Last day of the suspension; empty: not lifted yet.")
    status_note = fields.Char(help="By what it was suspended, replaced or brought back.")
    source_url = fields.Char(string="Text")
    limit_ids = fields.One2many('farm.limit', 'legal_text_id', string="Limits")
    status = fields.Selection(
        selection=[('in_force', "In Force"), ('suspended', "Suspended"), ('ended', "Not in Force")],
        compute='_compute_status',
    )

    _name_uniq = models.Constraint('UNIQUE(name)', "This legal text is recorded already.")

    def _compute_status(self):
        today = fields.Date.context_today(self)
        for text in self:
            text.status = text._get_status(today)

    def write(self, vals):
        res = super().write(vals)
        if {'valid_from', 'valid_to', 'suspended_from', 'suspended_to'} & vals.keys():
            self.limit_ids._flag_results()
        return res

    def _get_status(self, day):
        """Return whether the text is in force on `day`."""
        self.ensure_one()
        if (self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to):
            return 'ended'
        is_suspended = self.suspended_from and self.suspended_from <= day
        return 'suspended' if is_suspended and (not self.suspended_to or day <= self.suspended_to) else 'in_force'
