from datetime import timedelta

from psycopg2.extensions import ISOLATION_LEVEL_READ_COMMITTED

from odoo import api, fields, models, modules
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class FarmPromise(models.Model):
    """A quantity set aside for a cart from the moment its payment starts until it is confirmed or the time is up.

    Vanilla Odoo looks at the stock when goods come into the cart and not again: eight parallel buyers get 221 of 100.
    A promise is made in a short transaction of its own, one item after another, so that exactly what is there is
    promised, nobody pays for what is gone, and no buyer waits for another's whole confirmation.
    """

    _name = 'farm.promise'
    _description = "Promised Quantity"
    _log_access = False

    order_id = fields.Many2one('sale.order', required=True, ondelete='cascade', index=True)
    product_id = fields.Many2one('product.product', required=True, ondelete='cascade')
    quantity = fields.Float(required=True, digits='Product Unit')
    expires_at = fields.Datetime(required=True)

    _product_expiry_idx = models.Index("(product_id, expires_at)")

    @api.model
    def _get_duration(self, company):
        return timedelta(minutes=company.promise_minutes)

    @api.model
    def _promise(self, order, demand):
        """Set goods aside for `order`, or raise a ValidationError that says what is left.

        :param dict demand: product -> quantity in its unit

        Runs and commits in a transaction of its own: others see the promise at once, whatever becomes of the request.
        """
        if not demand:
            return
        self.env.flush_all()
        expires_at = fields.Datetime.now() + self._get_duration(order.company_id)
        with self.env.registry.cursor() as cr:
            if not modules.module.current_test:
                # Each statement must see what the queue before it committed; tests share one connection.
                cr.connection.set_isolation_level(ISOLATION_LEVEL_READ_COMMITTED)
            promises = self.with_env(self.env(cr=cr))
            promises._forget_others(order.id, demand)
            for product in sorted(demand, key=lambda product: product.id):
                promises._promise_product(order.id, product, demand[product], expires_at)
        order.invalidate_recordset(['promise_ids'])

    def _forget_others(self, order_id, demand):
        # What was taken out of the cart since the last attempt to pay is free again.
        product_ids = tuple(product.id for product in demand)
        self.env.execute_query(
            SQL(
                "DELETE FROM farm_promise WHERE order_id = %s AND product_id NOT IN %s RETURNING id",
                order_id,
                product_ids,
            )
        )

    def _promise_product(self, order_id, product, quantity, expires_at):
        # The queue is per item: nobody waits for buyers of other things.
        self.env.execute_query(SQL("SELECT pg_advisory_xact_lock(hashtext('farm_promise'), %s)", product.id))
        free = self._get_unpromised_quantity(product.id, order_id)
        free -= product.with_env(self.env)._get_requested_quantities().get(product.product_tmpl_id, 0)
        if product.max_per_day:
            # Asked here too, in the queue: two buyers at once do not get more than a day's share.
            order = self.env['sale.order'].browse(order_id)
            free = min(free, product.with_env(self.env)._get_day_allowance(except_order=order))
        if product.uom_id.compare(free, quantity) < 0:
            raise ValidationError(
                self.env._(
                    "Of %(goods)s only %(quantity)s %(unit)s is left. Change your cart before you pay.",
                    goods=product.name,
                    quantity=f"{max(free, 0):g}",
                    unit=product.uom_id.name,
                )
            )
        self.env.execute_query(
            SQL(
                """WITH gone AS (DELETE FROM farm_promise WHERE order_id = %(order)s AND product_id = %(product)s)
               INSERT INTO farm_promise (order_id, product_id, quantity, expires_at)
               VALUES (%(order)s, %(product)s, %(quantity)s, %(expires)s) RETURNING id""",
                order=order_id,
                product=product.id,
                quantity=quantity,
                expires=expires_at,
            )
        )

    def _get_unpromised_quantity(self, product_id, order_id):
        """Return what lies unreserved in released lots of the item, less what is promised to other orders."""
        now = fields.Datetime.now()
        [(free,)] = self.env.execute_query(
            SQL(
                """SELECT COALESCE((
                        SELECT SUM(COALESCE(quant.quantity, 0) - COALESCE(quant.reserved_quantity, 0))
                          FROM stock_quant quant
                          JOIN stock_lot lot ON lot.id = quant.lot_id
                          JOIN farm_stall stall ON stall.location_id = quant.location_id
                         WHERE quant.product_id = %(product)s
                           AND COALESCE(lot.hold_count, 0) = 0
                           AND lot.release_until > %(now)s
                           AND (lot.removal_date IS NULL OR lot.removal_date > %(now)s)
                   ), 0) - COALESCE((
                        SELECT SUM(quantity) FROM farm_promise
                         WHERE product_id = %(product)s AND order_id != %(order)s AND expires_at > %(now)s
                   ), 0)""",
                product=product_id,
                order=order_id,
                now=now,
            )
        )
        return free

    def _consume(self):
        """The order was confirmed: what was promised is reserved now."""
        self.sudo().unlink()

    @api.autovacuum
    def _gc_expired(self):
        self.search([('expires_at', '<=', fields.Datetime.now())], limit=10000).unlink()
