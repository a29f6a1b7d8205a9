from odoo import fields, models


class FarmStall(models.Model):
    """Standing: points for broken rules, and the restriction that follows from them."""

    _inherit = 'farm.stall'

    standing_entry_ids = fields.One2many('farm.standing.entry', 'stall_id')
    standing_points = fields.Integer(compute='_compute_standing')
    standing_restriction = fields.Selection(
        selection=[('warn', "Warned"), ('listing', "No New Goods"), ('pause', "Paused")], compute='_compute_standing'
    )

    def _compute_standing(self):
        # Points run out by themselves, so they are counted when asked. Strangers learn nothing but the consequences.
        points = dict(
            self.env['farm.standing.entry']
            .sudo()
            ._read_group(
                [
                    ('stall_id', 'in', self.ids),
                    ('state', '!=', 'lifted'),
                    ('expires_on', '>=', fields.Date.context_today(self)),
                ],
                ['stall_id'],
                ['points:sum'],
            )
        )
        levels = self.env['farm.standing.level'].sudo().search([('company_id', 'in', self.company_id.ids)])
        by_company = levels.grouped('company_id')
        for stall in self:
            stall.standing_points = points.get(stall.sudo(), 0)
            reached = by_company.get(stall.company_id, levels.browse()).filtered(
                lambda level: level.points <= stall.standing_points  # noqa: B023
            )
            enabled = stall.company_id.sudo().standing_enabled
            stall.standing_restriction = enabled and reached.sorted('points')[-1:].restriction

    def _apply_standing(self):
        """Pause the open stalls whose points say so. Opening them again is the board's step."""
        self.invalidate_recordset(['standing_points', 'standing_restriction'])
        self.filtered(lambda stall: stall.standing_restriction == 'pause' and stall.state == 'open').action_pause()
