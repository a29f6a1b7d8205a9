from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.loyalty_program import PAYERS


class FarmPromotionProposal(models.TransientModel):
    """A promotion in plain words, on its way to the board."""

    _name = 'farm.promotion.proposal'
    _description = "Propose a Promotion"

    name = fields.Char(string="Title", required=True, help="Buyers read it in the cart.")
    company_id = fields.Many2one('res.company', required=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(related='company_id.currency_id')
    stall_id = fields.Many2one(
        'farm.stall', domain="[('company_id', '=', company_id)]", help="Empty: goods of all stalls take part."
    )
    product_ids = fields.Many2many(
        'product.product',
        string="Goods",
        domain="[('stall_id', '!=', False), ('stall_id', '=?', stall_id)]",
        help="Empty: everything of the stall, or of the market.",
    )
    kind = fields.Selection(
        selection=[
            ('percent', "Discount in percent"),
            ('amount', "Discount in đồng"),
            ('shipping', "Shipping support"),
            ('gift', "Gift"),
        ],
        required=True,
        default='percent',
    )
    percent = fields.Float(default=10)
    amount = fields.Monetary(string="Per Order", help="Shipping support: at most so much for an order.")
    gift_id = fields.Many2one('product.product', domain="[('stall_id', '!=', False)]")
    minimum_amount = fields.Monetary(string="From a Purchase Of")
    payer = fields.Selection(PAYERS, string="Paid By", required=True, default='seller')
    sponsor_id = fields.Many2one('res.partner')
    budget = fields.Monetary(required=True, help="What the payer gives at most. The promotion ends with it.")
    date_from = fields.Date(string="From", required=True, default=fields.Date.context_today)
    date_to = fields.Date(string="Until")
    code = fields.Char(string="Voucher Code", help="Empty: every buyer gets it without a code.")

    @api.onchange('stall_id')
    def _onchange_stall_id(self):
        self.product_ids = self.product_ids.filtered(lambda product: product.stall_id == self.stall_id)

    def action_propose(self):
        """Hand the promotion to the board and show it."""
        self.ensure_one()
        self._check_complete()
        program = self.env['loyalty.program']._propose(self.company_id, self.stall_id, self._prepare_values())
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'loyalty.program',
            'res_id': program.id,
            'view_mode': 'form',
            'views': [(self.env.ref('farm_market_loyalty.loyalty_program_view_form_market').id, 'form')],
        }

    def _check_complete(self):
        value = self.percent if self.kind == 'percent' else self.amount
        if self.kind == 'gift' and not self.gift_id:
            raise UserError(self.env._("Choose the gift."))
        if (self.kind != 'gift' and value <= 0) or (self.kind == 'percent' and value > 100):
            raise UserError(self.env._("Say how much the buyer saves: more than zero, at most all of it."))
        if self.budget <= 0:
            raise UserError(self.env._("Enter the budget that ends the promotion."))
        if self.payer == 'seller' and not self.stall_id:
            raise UserError(self.env._("Choose the stall whose seller pays."))
        if self.payer == 'sponsor' and not self.sponsor_id:
            raise UserError(self.env._("Choose the sponsor who pays."))

    def _prepare_values(self):
        return {
            'name': self.name,
            'kind': self.kind,
            'value': self.percent if self.kind == 'percent' else self.amount,
            'gift': self.gift_id,
            'goods': self.product_ids,
            'minimum': self.minimum_amount,
            'payer': self.payer,
            'sponsor': self.sponsor_id,
            'budget': self.budget,
            'date_from': self.date_from,
            'date_to': self.date_to,
            'code': self.code,
        }
