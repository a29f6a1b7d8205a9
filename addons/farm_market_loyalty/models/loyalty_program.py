from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

PAYERS = [('seller', "Seller"), ('market', "Market"), ('sponsor', "Sponsor")]


class LoyaltyProgram(models.Model):
    """A promotion of a market: somebody named pays for it, a budget ends it, and the board approves it first."""

    _name = 'loyalty.program'
    _inherit = ['loyalty.program', 'mail.thread', 'mail.activity.mixin']

    is_market_promotion = fields.Boolean(compute='_compute_is_market_promotion')
    approval_state = fields.Selection(
        selection=[
            ('draft', "Being Prepared"),
            ('submitted', "Waiting for the Board"),
            ('approved', "Approved"),
            ('refused', "Refused"),
            ('ended', "Ended"),
        ],
        string="Approval",
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    payer = fields.Selection(PAYERS, string="Paid By", tracking=True)
    stall_id = fields.Many2one(
        'farm.stall', ondelete='restrict', index='btree_not_null', check_company=True, help="Its goods alone take part."
    )
    sponsor_id = fields.Many2one('res.partner', ondelete='restrict', tracking=True)
    payer_id = fields.Many2one('res.partner', compute='_compute_payer_id')
    budget = fields.Monetary(tracking=True, help="What the payer gives at most. The promotion ends with it.")
    budget_used = fields.Monetary(compute='_compute_budget_used', string="Used")
    budget_left = fields.Monetary(compute='_compute_budget_used', string="Left")
    has_budget_left = fields.Boolean(compute='_compute_budget_used', search='_search_has_budget_left')
    use_ids = fields.One2many('farm.promotion.use', 'program_id', string="Uses")
    proposed_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_on = fields.Datetime(readonly=True, copy=False)
    answer = fields.Text(copy=False, tracking=True, help="Why it was refused or ended. The proposer reads it.")

    _check_budget_positive = models.Constraint('CHECK(budget >= 0)', "A budget cannot be below zero.")

    @api.depends('company_id', 'program_type')
    def _compute_is_market_promotion(self):
        for program in self:
            program.is_market_promotion = program.company_id.is_farm_market and not program.is_payment_program

    @api.depends('payer', 'stall_id', 'sponsor_id')
    def _compute_payer_id(self):
        for program in self:
            # That the seller pays is said to everybody who sees the promotion; the producer's record is not shown.
            seller = program.sudo().stall_id.owner_id
            payers = {'seller': seller, 'sponsor': program.sponsor_id, 'market': program.company_id.partner_id}
            program.payer_id = payers.get(program.payer)

    @api.depends('budget', 'use_ids.amount', 'use_ids.state')
    def _compute_budget_used(self):
        spent = self.env['farm.promotion.use']._get_spent(self)
        for program in self:
            program.budget_used = spent.get(program, 0)
            program.budget_left = max(program.budget - program.budget_used, 0)
            program.has_budget_left = program.budget_left > 0

    def _search_has_budget_left(self, operator, value):
        if operator != 'in':
            return NotImplemented
        running = self.sudo().search([('approval_state', '=', 'approved'), ('budget', '>', 0)])
        left = running._get_budget_left()
        return Domain(
            'id', 'in' if True in value else 'not in', [program.id for program in running if left[program] > 0]
        )

    def _get_budget_left(self, except_order=None):
        """Return dict program -> what is neither used nor set aside, but for what one order set aside itself."""
        spent = self.env['farm.promotion.use']._get_spent(self, except_order)
        return {program: max(program.budget - spent.get(program, 0), 0) for program in self}

    def _check_budget(self, cost):
        self.ensure_one()
        if self.currency_id.compare_amounts(cost, self._get_budget_left()[self]) > 0:
            raise UserError(
                self.env._("The budget of the promotion “%s” does not suffice. Take it off the order.", self.name)
            )

    def _prepare_use_values(self, order, amount):
        self.ensure_one()
        return {
            'program_id': self.id,
            'order_id': order.id,
            'payer': self.payer,
            'payer_id': self.payer_id.id,
            'amount': amount,
        }

    @api.model
    def _get_running_domain(self, company, today):
        """Domain of the promotions of a market that buyers get on a day, while there is budget."""
        return Domain(
            [
                ('company_id', '=', company.id),
                ('approval_state', '=', 'approved'),
                ('has_budget_left', '=', True),
                '|',
                ('date_from', '=', False),
                ('date_from', '<=', today),
                '|',
                ('date_to', '=', False),
                ('date_to', '>=', today),
            ]
        )

    @api.constrains('approval_state', 'payer', 'stall_id', 'sponsor_id', 'budget')
    def _check_payer(self):
        for program in self.filtered(lambda each: each.is_market_promotion and each.approval_state == 'approved'):
            if not program.payer or not program.payer_id:
                raise ValidationError(self.env._("Say who pays for the promotion “%s”.", program.name))
            if program.budget <= 0:
                raise ValidationError(self.env._("Give the promotion “%s” a budget that ends it.", program.name))
            if program.payer == 'seller':
                program._check_goods_of_payer()

    def _check_goods_of_payer(self):
        """A seller pays for discounts on the own goods, and for no other's."""
        for reward in self.reward_ids:
            goods = reward._get_market_goods()
            if not goods or goods.stall_id != self.stall_id:
                raise ValidationError(
                    self.env._(
                        "A seller pays for discounts and gifts on the goods of the own stall only. "
                        "Name the goods of %(stall)s in “%(promotion)s”.",
                        stall=self.stall_id.name,
                        promotion=self.name,
                    )
                )

    def write(self, vals):
        if {'payer', 'stall_id', 'sponsor_id'} & vals.keys() and not self.env.context.get('install_mode'):
            self._check_not_used()
        return super().write(vals)

    def _check_not_used(self):
        if self.env['farm.promotion.use'].sudo().search_count([('program_id', 'in', self.ids)], limit=1):
            raise UserError(self.env._("A promotion that was used keeps its payer. End it and propose another."))

    # === Steps === #

    def _check_board(self):
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board decides on promotions."))

    def action_submit_promotion(self):
        self.check_access('write')
        if any(program.approval_state not in ('draft', 'refused') for program in self):
            raise UserError(self.env._("Only a promotion that is being prepared can be handed to the board."))
        self.write({'approval_state': 'submitted', 'proposed_by_id': self.env.uid})

    def action_approve_promotion(self):
        self._check_board()
        if any(program.approval_state != 'submitted' for program in self):
            raise UserError(self.env._("Only a promotion that waits for the board can be approved."))
        self._decide('approved')

    def action_refuse_promotion(self):
        self._check_board()
        self._check_answered()
        if any(program.approval_state != 'submitted' for program in self):
            raise UserError(self.env._("Only a promotion that waits for the board can be refused."))
        self._decide('refused')

    def action_end_promotion(self):
        """Stop a promotion before its time: carts lose it, orders keep it."""
        self._check_board()
        self._check_answered()
        if any(program.approval_state != 'approved' for program in self):
            raise UserError(self.env._("Only a promotion that runs can be ended."))
        self._decide('ended')

    def _check_answered(self):
        for program in self:
            if not (program.answer or '').strip():
                raise UserError(self.env._("Write the reason for “%s” into the answer first.", program.name))

    def _decide(self, state):
        self.write({'approval_state': state, 'decided_by_id': self.env.uid, 'decided_on': fields.Datetime.now()})

    def action_view_uses(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_loyalty.farm_promotion_use_action'),
            'domain': [('program_id', '=', self.id)],
            'context': {},
        }
