from odoo import fields, models


class UtmCampaign(models.Model):
    """What a campaign brought: orders of stalls. The market invoices no goods, so invoices say nothing about it."""

    _inherit = 'utm.campaign'

    stall_order_count = fields.Integer(compute='_compute_stall_orders', string="Orders")
    stall_order_total = fields.Monetary(compute='_compute_stall_orders', string="Ordered")

    def _compute_stall_orders(self):
        # Sums are no secret to those who may read the campaign; each order is.
        figures = {
            campaign.id: (count, total)
            for campaign, count, total in self.env['sale.order']
            .sudo()
            ._read_group(
                [('campaign_id', 'in', self.ids), ('stall_id', '!=', False), ('state', '=', 'sale')],
                ['campaign_id'],
                ['__count', 'amount_total:sum'],
            )
        }
        for campaign in self:
            campaign.stall_order_count, campaign.stall_order_total = figures.get(campaign.id, (0, 0))

    def action_view_stall_orders(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_order_action'),
            'domain': [('campaign_id', '=', self.id), ('stall_id', '!=', False)],
        }
