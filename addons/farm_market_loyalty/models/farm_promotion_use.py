from psycopg2.extensions import ISOLATION_LEVEL_READ_COMMITTED

from odoo import api, fields, models, modules
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from .loyalty_program import PAYERS


class FarmPromotionUse(models.Model):
    """What a promotion gave away on one order, and who pays for it.

    A budget is set aside when a payment starts, in a short transaction of its own, so that no buyer pays for a discount
    that is gone a moment later. What was set aside is honoured when the money arrives, however late.
    """

    _name = 'farm.promotion.use'
    _description = "Use of a Promotion"
    _order = 'date desc, id desc'
    _rec_name = 'program_id'
    _check_company_auto = True

    program_id = fields.Many2one(
        'loyalty.program', string="Promotion", required=True, readonly=True, ondelete='restrict', check_company=True
    )
    order_id = fields.Many2one('sale.order', required=True, readonly=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='program_id.company_id', string="Market", store=True, index=True)
    stall_id = fields.Many2one(related='order_id.stall_id', store=True, index='btree_not_null')
    payer = fields.Selection(PAYERS, string="Paid By", required=True, readonly=True)
    payer_id = fields.Many2one('res.partner', readonly=True, ondelete='restrict')
    currency_id = fields.Many2one(related='company_id.currency_id')
    amount = fields.Monetary(required=True, readonly=True, help="What the buyer did not have to pay.")
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    expires_at = fields.Datetime(readonly=True)
    state = fields.Selection(
        selection=[('promised', "Being Paid"), ('used', "Used"), ('returned', "Returned")],
        required=True,
        default='promised',
        readonly=True,
    )

    _program_state_idx = models.Index('(program_id, state)')

    @api.model
    def _get_spent(self, programs, except_order=None):
        """Return dict program -> what is used of it or set aside at this moment, but for one order."""
        domain = Domain('program_id', 'in', programs.ids) & (
            Domain('state', '=', 'used')
            | (Domain('state', '=', 'promised') & Domain('expires_at', '>', fields.Datetime.now()))
        )
        if except_order:
            domain &= Domain('order_id', '!=', except_order.id)
        # How much of a budget is left is asked by buyers' carts, which may not read other buyers' orders.
        return dict(self.sudo()._read_group(domain, ['program_id'], ['amount:sum']))

    @api.model
    def _promise(self, order):
        """Set aside what the promotions of a cart cost, or raise a ValidationError.

        Runs and commits in a transaction of its own, like the promise of the goods.
        """
        costs = order._get_promotion_costs()
        if not costs:
            return
        self.env.flush_all()
        expires_at = fields.Datetime.add(fields.Datetime.now(), minutes=order.company_id.promise_minutes)
        with self.env.registry.cursor() as cr:
            if not modules.module.current_test:
                # Each statement must see what the queue before it committed; tests share one connection.
                cr.connection.set_isolation_level(ISOLATION_LEVEL_READ_COMMITTED)
            uses_sudo = self.with_env(self.env(cr=cr)).sudo()
            uses_sudo.search([('order_id', '=', order.id), ('state', '=', 'promised')]).unlink()
            for program, cost in sorted(costs.items(), key=lambda item: item[0].id):
                uses_sudo._set_aside(program.with_env(uses_sudo.env), order.with_env(uses_sudo.env), cost, expires_at)
        for program in costs:
            program.invalidate_recordset(['use_ids', 'budget_used', 'budget_left', 'has_budget_left'])

    def _set_aside(self, program, order, cost, expires_at):
        self._lock_budget(program)
        if program.currency_id.compare_amounts(cost, program._get_budget_left(order)[program]) > 0:
            raise ValidationError(
                self.env._(
                    "The budget of the promotion “%s” was just used up. Go back to your cart: it shows the new price.",
                    program.name,
                )
            )
        self.create({**program._prepare_use_values(order, cost), 'expires_at': expires_at})

    def _lock_budget(self, program):
        # The queue is per promotion: nobody waits for buyers who use another.
        self.env.execute_query(SQL("SELECT pg_advisory_xact_lock(hashtext('farm_promotion'), %s)", program.id))

    @api.model
    def _record(self, orders):
        """Record what promotions gave on orders that are being confirmed.

        :raises UserError: where nothing was set aside before, and the budget does not suffice
        """
        purchases = orders.checkout_id.order_ids
        honoured = purchases._get_honoured_costs()
        self.search([('order_id', 'in', purchases.ids), ('state', '=', 'promised')]).unlink()
        for order in orders:
            for program, cost in order._get_promotion_costs().items():
                if program not in honoured:
                    self._lock_budget(program)
                    program._check_budget(cost)
                self.create({**program._prepare_use_values(order, cost), 'state': 'used'})

    def _return(self):
        """The order was cancelled: the budget has its money back."""
        self.state = 'returned'

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if any(use.state == 'used' for use in self):
            raise UserError(self.env._("What a promotion gave on an order stays on record."))
