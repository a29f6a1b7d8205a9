from odoo import Command, fields, models
from odoo.exceptions import UserError


class CrmLead(models.Model):
    """A need and an offer on their way to a contract."""

    _inherit = 'crm.lead'

    farm_need_id = fields.Many2one('farm.need', string="Need", ondelete='set null', index='btree_not_null')
    farm_offer_id = fields.Many2one('farm.need', string="Offer", ondelete='set null', index='btree_not_null')
    supply_contract_ids = fields.One2many('farm.supply.contract', 'lead_id', string="Supply Contracts")

    def action_create_supply_contract(self):
        """Draft a supply contract of what was agreed; it opens to be completed."""
        self.ensure_one()
        offer = self.farm_offer_id
        if not offer.stall_id:
            raise UserError(self.env._("Choose the offer of a stall: a contract is made with its seller."))
        contract = self.supply_contract_ids[:1] or self.env['farm.supply.contract'].create(
            self._prepare_contract_values()
        )
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'farm.supply.contract',
            'res_id': contract.id,
            'view_mode': 'form',
        }

    def _prepare_contract_values(self):
        self.ensure_one()
        need, offer = self.farm_need_id, self.farm_offer_id
        product = offer.stall_id.product_ids.filtered(lambda each: each.commodity_id == offer.commodity_id)[:1]
        lines = []
        if product:
            lines.append(
                Command.create(
                    {
                        'product_id': product.product_variant_id.id,
                        'quantity': need.quantity or offer.quantity,
                        'price': offer.price or need.price or product.list_price,
                    }
                )
            )
        return {
            'lead_id': self.id,
            'company_id': self.company_id.id or self.env.company.id,
            'stall_id': offer.stall_id.id,
            'partner_id': self.partner_id.id,
            'date_from': need.date_from or offer.date_from,
            'date_to': need.date_to or offer.date_to,
            'line_ids': lines,
        }
