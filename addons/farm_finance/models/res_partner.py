from odoo import fields, models


class ResPartner(models.Model):
    _inherit = 'res.partner'

    farm_producer_ids = fields.One2many(
        'farm.producer', 'partner_id', string="Producers", groups='farm_base.group_market_user'
    )
    is_farm_seller = fields.Boolean(
        string="Sells on a Market", compute='_compute_is_farm_seller', search='_search_is_farm_seller'
    )

    def _compute_is_farm_seller(self):
        sellers = self.env['farm.stall'].sudo().search([('producer_id.partner_id', 'in', self.ids)]).owner_id
        for partner in self:
            partner.is_farm_seller = partner in sellers

    def _search_is_farm_seller(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('farm_producer_ids.stall_ids', '!=' if True in value else '=', False)]
