from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError


class FarmSettlementPrepare(models.TransientModel):
    """Prepares the settlements of a period, one for every seller to whom something is due."""

    _name = 'farm.settlement.prepare'
    _description = "Prepare Settlements"

    company_id = fields.Many2one('res.company', string="Market", required=True, default=lambda self: self.env.company)
    date_from = fields.Date(
        required=True, default=lambda self: fields.Date.context_today(self) + relativedelta(months=-1, day=1)
    )
    date_to = fields.Date(
        required=True, default=lambda self: fields.Date.context_today(self) + relativedelta(day=1, days=-1)
    )
    producer_ids = fields.Many2many(
        'farm.producer', string="Sellers", domain="[('company_id', '=', company_id)]", help="Empty: all sellers."
    )

    def action_prepare(self):
        self.ensure_one()
        settlements = self.env['farm.settlement']._prepare_period(
            self.company_id, self.date_from, self.date_to, self.producer_ids
        )
        if not settlements:
            raise UserError(self.env._("Until that day nothing is due to these sellers that has been collected."))
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_settlement_action'),
            'domain': [('id', 'in', settlements.ids)],
            'context': {},
        }
