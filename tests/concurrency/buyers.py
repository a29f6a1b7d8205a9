"""Fifty buyers at once for the last stock. Runs inside of Odoo's shell on the served database; prints JSON.

Each buyer is a thread with transactions of its own: the cart is committed, then the goods are promised as the payment
starts, and only who got the promise pays and confirms. Nothing is mocked.
"""

import json
import math
import threading
import time

from odoo import Command, sql_db
from odoo.api import Environment
from odoo.exceptions import UserError
from odoo.service.model import retrying

BUYERS = 50
WORKERS = 8  # so many requests at the same moment, as a server with so many workers takes them
SERVED = 20  # for so many of them there is enough


def take_goods(env):
    """Return an item that is on sale by the kilogram, and how much of it is left."""
    domain = [
        ('is_listed', '=', True),
        ('company_id', '=', env.company.id),
        ('release_until', '>', env.cr.now()),
        ('uom_id', '=', env.ref('uom.product_uom_kgm').id),
    ]
    for listing in env['product.template'].search(domain, order='id'):
        listing.write({'max_per_order': 0, 'max_per_day': 0})
        product = listing.product_variant_id
        stock = env['farm.promise']._get_unpromised_quantity(product.id, 0)
        if stock > BUYERS / 10:
            return product, stock
    raise LookupError("no goods on sale by the kilogram")


class Buyer(threading.Thread):
    """One buyer: promise, pay, confirm; tells what happened and how long it took."""

    def __init__(self, registry, uid, order_id, barrier, workers):
        super().__init__()
        self.registry, self.uid, self.order_id, self.barrier = registry, uid, order_id, barrier
        self.workers = workers
        self.told = self.error = None
        self.paid = False
        self.promise_seconds = self.confirm_seconds = 0

    def run(self):
        self.barrier.wait()
        with self.workers:
            self.start_payment()
        if not self.told:
            with self.workers:
                self.pay()

    def start_payment(self):
        start = time.monotonic()
        try:
            with self.registry.cursor() as cr:
                Environment(cr, self.uid, {})['sale.order'].browse(self.order_id)._promise_stock()
        except UserError as refusal:
            self.told = str(refusal)
        except Exception as error:  # noqa: BLE001  # whatever it is, the test has to see it
            self.told = self.error = repr(error)
        self.promise_seconds = time.monotonic() - start

    def pay(self):
        start = time.monotonic()
        try:
            with self.registry.cursor() as cr:
                env = Environment(cr, self.uid, {})
                retrying(lambda: self.pay_and_confirm(env), env)
            self.paid = True
        except Exception as error:  # noqa: BLE001  # whatever it is, the test has to see it
            self.error = repr(error)
        self.confirm_seconds = time.monotonic() - start

    def pay_and_confirm(self, env):
        order = env['sale.order'].browse(self.order_id)
        order.transaction_ids.state = 'done'
        order.action_confirm()


def promise_other_goods(env, product, partner):
    """Return how long another item's promise takes while somebody stands in the queue of `product`."""
    domain = [('id', '!=', product.product_tmpl_id.id), ('is_listed', '=', True), ('release_until', '>', env.cr.now())]
    other = env['product.template'].search([*domain, ('company_id', '=', env.company.id)], limit=1).product_variant_id
    order = env['sale.order'].create(
        {
            'partner_id': partner.id,
            'company_id': env.company.id,
            'order_line': [Command.create({'product_id': other.id, 'product_uom_qty': 1})],
        }
    )
    env.cr.commit()
    with env.registry.cursor() as cr:
        cr.execute("SELECT pg_advisory_xact_lock(hashtext('farm_promise'), %s)", [product.id])
        start = time.monotonic()
        order._promise_stock()
        return time.monotonic() - start


def run(env):
    sql_db._Pool._maxconn = 3 * WORKERS  # each buyer's promise has a connection of its own beside the buyer's
    product, stock = take_goods(env)
    quantity = math.floor(stock * 100 / SERVED) / 100
    partners = env['res.partner'].create([{'name': f"Người mua {number}"} for number in range(1, BUYERS + 1)])
    provider = env['payment.provider'].search([('company_id', '=', env.company.id)], limit=1)
    orders = env['sale.order'].create(
        [
            {
                'partner_id': partner.id,
                'company_id': env.company.id,
                'website_id': env['website'].search([('company_id', '=', env.company.id)], limit=1).id,
                'order_line': [Command.create({'product_id': product.id, 'product_uom_qty': quantity})],
            }
            for partner in partners
        ]
    )
    for order in orders:
        order.transaction_ids = env['payment.transaction'].create(
            {
                'provider_id': provider.id,
                'payment_method_id': provider.payment_method_ids[:1].id or env['payment.method'].search([], limit=1).id,
                'amount': order.amount_total,
                'currency_id': order.currency_id.id,
                'partner_id': order.partner_id.id,
                'reference': f'{order.name}-{time.time_ns()}',
            }
        )
    env.cr.commit()
    barrier = threading.Barrier(BUYERS)
    workers = threading.Semaphore(WORKERS)
    buyers = [Buyer(env.registry, env.uid, order.id, barrier, workers) for order in orders]
    start = time.monotonic()
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    seconds = time.monotonic() - start
    env.cr.rollback()
    env.invalidate_all()
    sold = orders.filtered(lambda order: order.state == 'sale')
    reserved = sum(sold.picking_ids.move_ids.filtered(lambda move: move.product_id == product).mapped('quantity'))
    return {
        'stock': stock,
        'quantity': quantity,
        'sold': sum(sold.order_line.filtered(lambda line: line.product_id == product).mapped('product_uom_qty')),
        'reserved': reserved,
        'buyers': BUYERS,
        'goods': product.with_context(lang='en_US').name,
        'cancelled': orders.filtered(lambda order: order.state == 'cancel').mapped('cancel_reason'),
        'other_goods_seconds': promise_other_goods(env, product, partners[0]),
        'paid_orders': sum(buyer.paid for buyer in buyers),
        'sale_orders': len(sold),
        'told': [buyer.told for buyer in buyers if buyer.told and not buyer.error],
        'errors': [buyer.error for buyer in buyers if buyer.error],
        'promise_max': max(buyer.promise_seconds for buyer in buyers),
        'confirm_max': max(buyer.confirm_seconds for buyer in buyers),
        'seconds': seconds,
    }


print('RESULT ' + json.dumps(run(env), ensure_ascii=False))  # noqa: F821, T201  # the shell's env; pytest reads it
