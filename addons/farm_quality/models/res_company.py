import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine import dates


class ResCompany(models.Model):
    _inherit = 'res.company'

    growing_area_code_pattern = fields.Char(
        string="Pattern of Growing-Area Codes",
        default=r'VN-[A-Z]{4}-\d{4}',
        help="Regular expression for codes of growing and raising areas, for example VN-TGOR-0095. The official "
        "structure is not published: change the pattern when the authority does.",
    )

    quality_decision_rule = fields.Selection(
        selection=[('simple', "Simple Acceptance"), ('guarded', "Guard Band of the Uncertainty")],
        string="Decision Rule",
        required=True,
        default='guarded',
        help="Agreed with the laboratories. With guard bands a value nearer to the limit than its uncertainty passes "
        "or fails on condition only (ILAC-G8).",
    )

    @api.constrains('growing_area_code_pattern')
    def _check_growing_area_code_pattern(self):
        for company in self.filtered('growing_area_code_pattern'):
            try:
                re.compile(company.growing_area_code_pattern)
            except re.error as error:
                raise ValidationError(
                    self.env._("The pattern of growing-area codes cannot be read: %s", error)
                ) from error

    def _get_quality_timezone(self):
        """Return the time zone in which the days of this market's papers begin and end."""
        self.ensure_one()
        # Sellers ask whether their papers are in force; they need not read the market's contact.
        return self.sudo().partner_id.tz or dates.DEFAULT_TIMEZONE

    def _get_quality_today(self):
        """Return today's date in the market's time zone."""
        return dates.day_of(fields.Datetime.now(), self._get_quality_timezone())

    def _get_quality_day_end(self, day):
        """Return the first moment after `day` in the market's time zone, as UTC without a zone."""
        return dates.day_end(day, self._get_quality_timezone())
