from odoo import fields, models
from odoo.exceptions import UserError


class FarmNeedMatch(models.Model):
    """An offer that answers a need, with how well it does; the board brings the two together in CRM."""

    _name = 'farm.need.match'
    _description = "Match of Need and Offer"
    _order = 'score desc, id'

    need_id = fields.Many2one('farm.need', required=True, ondelete='cascade', index=True, readonly=True)
    offer_id = fields.Many2one('farm.need', required=True, ondelete='cascade', index=True, readonly=True)
    company_id = fields.Many2one(related='need_id.company_id', string="Market", store=True, index=True)
    commodity_id = fields.Many2one(related='need_id.commodity_id', store=True)
    buyer_id = fields.Many2one(related='need_id.partner_id', string="Buyer")
    seller_id = fields.Many2one(related='offer_id.partner_id', string="Seller")
    score = fields.Integer(readonly=True, help="From 0 to 100, by time, quantity and place.")
    lead_id = fields.Many2one('crm.lead', string="Followed Up In", readonly=True, index='btree_not_null')

    _need_offer_uniq = models.Constraint('UNIQUE(need_id, offer_id)', "These two are matched already.")

    def action_follow_up(self):
        """Open an opportunity for this pair."""
        self.ensure_one()
        if not self.lead_id:
            if self.need_id.state != 'open' or self.offer_id.state != 'open':
                raise UserError(self.env._("One of the two is agreed or closed already."))
            self.check_access('read')
            lead = self.env['crm.lead'].create(self._prepare_lead_values())
            self.sudo().lead_id = lead  # matches are written by the system alone; the right to the lead was needed
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'crm.lead',
            'res_id': self.lead_id.id,
            'view_mode': 'form',
        }

    def _prepare_lead_values(self):
        self.ensure_one()
        need, offer = self.need_id, self.offer_id
        quantity = min(need.quantity, offer.uom_id._compute_quantity(offer.quantity, need.uom_id))
        return {
            'name': self.env._(
                "%(goods)s: %(buyer)s – %(seller)s",
                goods=need.commodity_id.name,
                buyer=need.partner_id.name,
                seller=offer.stall_id.name or offer.partner_id.name,
            ),
            'type': 'opportunity',
            'company_id': self.company_id.id,
            'partner_id': need.partner_id.id,
            'expected_revenue': quantity * (offer.price or need.price),
            'date_deadline': need.date_from,
            'farm_need_id': need.id,
            'farm_offer_id': offer.id,
            'user_id': self.env.uid,
        }
