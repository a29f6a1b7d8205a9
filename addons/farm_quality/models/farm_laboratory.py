from odoo import api, fields, models


class FarmLaboratory(models.Model):
    """A laboratory that analyses samples, with its accreditation: which analytes, in which foods, by which methods."""

    _name = 'farm.laboratory'
    _description = "Laboratory"
    _inherit = ['mail.thread']
    _order = 'name'
    _rec_names_search = ['name', 'code']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    partner_id = fields.Many2one('res.partner', string="Contact", ondelete='restrict')
    accreditation_number = fields.Char(help="For example VILAS 123 (ISO/IEC 17025).")
    accredited_until = fields.Date(tracking=True)
    designation = fields.Char(help="Decision by which an authority designated the laboratory.")
    scope = fields.Text(help="What the accreditation covers, as the certificate words it.")
    scope_ids = fields.One2many('farm.laboratory.scope', 'laboratory_id', string="Accredited For")
    suspended_from = fields.Date(tracking=True, help="From this day on nothing it reports, or reported, counts unseen.")
    suspended_to = fields.Date(tracking=True)
    suspension_reason = fields.Char(tracking=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This laboratory exists already.")

    def _is_suspended(self, day):
        """Whether the laboratory was suspended on `day`."""
        self.ensure_one()
        return bool(self.suspended_from and self.suspended_from <= day) and (
            not self.suspended_to or day <= self.suspended_to
        )

    @api.model
    def _get_suspended_domain(self, day, prefix=''):
        """Domain of what is suspended on `day`; `prefix` leads from another model to the laboratory."""
        return fields.Domain(f'{prefix}suspended_from', '<=', day) & (
            fields.Domain(f'{prefix}suspended_to', '=', False) | fields.Domain(f'{prefix}suspended_to', '>=', day)
        )

    def _is_accredited(self, analyte, commodity, method, day):
        """Whether the accreditation covers this analyte in this food by this method on `day`."""
        self.ensure_one()
        if self._is_suspended(day) or (self.accredited_until and self.accredited_until < day):
            return False
        ancestors = set(commodity._get_ancestor_ids()) if commodity else set()
        return any(scope._covers(analyte, ancestors, method, day) for scope in self.scope_ids)
