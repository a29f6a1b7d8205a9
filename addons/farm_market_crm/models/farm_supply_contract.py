from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmSupplyContract(models.Model):
    """A business buys from a stall over some time: goods, quantities, prices; ordered in parts as the harvest comes.

    What is ordered under it is an order like any other: the same stock, the same gate, the agreed price.
    """

    _name = 'farm.supply.contract'
    _description = "Supply Contract"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_from desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    stall_id = fields.Many2one(
        'farm.stall', string="Seller's Stall", required=True, ondelete='restrict', index=True, check_company=True
    )
    partner_id = fields.Many2one('res.partner', string="Buyer", required=True, ondelete='restrict', index=True)
    lead_id = fields.Many2one('crm.lead', string="Opportunity", ondelete='set null', index='btree_not_null')
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", required=True)
    line_ids = fields.One2many('farm.supply.contract.line', 'contract_id', string="Goods", copy=True)
    order_ids = fields.One2many('sale.order', 'supply_contract_id', string="Orders")
    order_count = fields.Integer(compute='_compute_order_count')
    currency_id = fields.Many2one(related='company_id.currency_id')
    amount_total = fields.Monetary(compute='_compute_amount_total', store=True, string="Value")
    terms = fields.Html(help="Delivery, packing, quality, payment, what happens when one side does not keep it.")
    attachment_ids = fields.Many2many('ir.attachment', string="Signed Papers")
    signed_on = fields.Date(readonly=True, copy=False)
    state = fields.Selection(
        selection=[('draft', "Draft"), ('quoted', "Quoted"), ('signed', "Signed"), ('ended', "Ended")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )

    _check_dates = models.Constraint('CHECK(date_to >= date_from)', "The last day cannot lie before the first.")

    @api.depends('line_ids.amount')
    def _compute_amount_total(self):
        for contract in self:
            contract.amount_total = sum(contract.line_ids.mapped('amount'))

    @api.depends('order_ids')
    def _compute_order_count(self):
        counts = dict(
            self.env['sale.order']._read_group(
                [('supply_contract_id', 'in', self.ids)], ['supply_contract_id'], ['__count']
            )
        )
        for contract in self:
            contract.order_count = counts.get(contract, 0)

    @api.constrains('stall_id', 'line_ids')
    def _check_goods(self):
        for contract in self:
            if contract.line_ids.product_id.stall_id - contract.stall_id:
                raise ValidationError(self.env._("A contract is about goods of its own stall."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.supply.contract')
        return super().create(vals_list)

    def write(self, vals):
        fixed = {'stall_id', 'partner_id', 'line_ids', 'company_id'} & vals.keys()
        if fixed and any(contract.state in ('signed', 'ended') for contract in self):
            raise UserError(self.env._("A signed contract does not change. End it and make the next one."))
        return super().write(vals)

    # === Steps === #

    def action_quote(self):
        """Put goods and prices before buyer and seller: both get the quotation, to sign it."""
        self.check_access('write')
        if any(contract.state != 'draft' or not contract.line_ids for contract in self):
            raise UserError(self.env._("A draft with goods and prices can be quoted."))
        self.write({'state': 'quoted'})
        template = self.env.ref('farm_market_crm.mail_template_supply_quotation')
        for contract in self:
            recipients = contract.partner_id | contract.stall_id.user_ids.partner_id
            template.send_mail(contract.id, email_values={'recipient_ids': [Command.set(recipients.ids)]})

    def action_sign(self):
        """Record that both sides signed."""
        self.check_access('write')
        for contract in self:
            if contract.state != 'quoted':
                raise UserError(self.env._("Quote the contract before it is signed."))
            if not contract.attachment_ids:
                raise UserError(self.env._("Attach the signed paper."))
        self.write({'state': 'signed', 'signed_on': fields.Date.context_today(self)})
        (self.lead_id.farm_need_id | self.lead_id.farm_offer_id).filtered(
            lambda need: need.state == 'open'
        ).action_agree()

    def action_end(self):
        self.check_access('write')
        self.write({'state': 'ended'})

    def action_order(self):
        """Make the next order under the contract, of what is still open; quantities are changed there."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.state != 'signed' or not self.date_from <= today <= self.date_to:
            raise UserError(self.env._("Goods are ordered under a signed contract, in its time."))
        lines = self.line_ids.filtered('quantity_open')
        if not lines:
            raise UserError(self.env._("All of the contract was ordered already."))
        order = self.env['sale.order'].create(
            {
                'partner_id': self.partner_id.id,
                'company_id': self.company_id.id,
                'supply_contract_id': self.id,
                'opportunity_id': self.lead_id.id,
                'order_line': [
                    Command.create(
                        {
                            'product_id': line.product_id.id,
                            'product_uom_qty': line.quantity_open,
                            'price_unit': line.price,
                        }
                    )
                    for line in lines
                ],
            }
        )
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'sale.order',
            'res_id': order.id,
            'view_mode': 'form',
        }

    def action_view_orders(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('sale.action_orders'),
            'domain': [('supply_contract_id', '=', self.id)],
        }
