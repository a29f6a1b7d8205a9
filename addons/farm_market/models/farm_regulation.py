from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmRegulation(models.Model):
    """A version of a market's regulations (quy chế). What a seller accepted is a version, and stays readable."""

    _name = 'farm.regulation'
    _description = "Market Regulations"
    _order = 'company_id, valid_from desc, id desc'

    name = fields.Char(required=True, translate=True)
    version = fields.Char(required=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    valid_from = fields.Date(required=True, default=fields.Date.context_today)
    body = fields.Html(required=True, translate=True)
    decision = fields.Char(help="Number and date of the decision that put it in force.")

    _company_version_uniq = models.Constraint('UNIQUE(company_id, version)', "This version exists already.")

    @api.model
    def _get_current(self, company, date=None):
        """Return the regulations of a market in force on `date` (today), empty when it has none."""
        return self.search(
            [
                ('company_id', '=', company.id),
                ('valid_from', '<=', date or fields.Date.context_today(self)),
            ],
            order='valid_from desc, id desc',
            limit=1,
        )

    def write(self, vals):
        if {'body', 'version', 'company_id'} & vals.keys() and self._is_accepted():
            raise UserError(self.env._("Sellers accepted this version. Write a new version instead of changing it."))
        return super().write(vals)

    def _is_accepted(self):
        return bool(self.env['farm.application'].sudo().search_count([('regulation_id', 'in', self.ids)], limit=1))
