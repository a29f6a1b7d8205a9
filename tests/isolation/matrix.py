"""Runs inside of Odoo's shell: who may read, write and remove which records. Everything is taken back at its end.

``access_matrix(env)`` asks for each pair of people who have nothing to do with each other, and for a visitor, with
their own rights, over all models of the project and those of Odoo that it keeps business in.
"""

import json
import sys

AUTHOR = "Chợ nhà mình"
OPERATIONS = ("read", "write", "unlink")
#: Odoo's models in which the business of sellers, buyers and communes lies.
OF_ODOO = (
    "account.move", "account.move.line", "account.payment", "crm.lead", "event.booth", "event.event",
    "event.registration", "event.track", "ir.attachment", "loyalty.card", "loyalty.program", "loyalty.reward",
    "mail.message", "mailing.contact", "payment.transaction", "product.product", "product.template", "rating.rating",
    "res.partner", "res.partner.bank", "res.users", "sale.order", "sale.order.line", "stock.location", "stock.lot",
    "stock.move", "stock.move.line", "stock.picking", "stock.quant", "stock.warehouse", "website.visitor",
)  # fmt: skip


def access_matrix(env):
    """Return ``models``, ``shared`` (pair -> operation -> model -> how many records both have), ``own`` (pair ->
    operation -> model -> how many each has) and ``visitor`` (operation -> model -> how many)."""
    models = _get_models(env)
    people = _get_people(env)
    env.flush_all()
    result = {"models": models, "shared": {}, "own": {}, "visitor": {}}
    for pair, users in people.items():
        for operation in OPERATIONS:
            shared = result["shared"].setdefault(pair, {}).setdefault(operation, {})
            own = result["own"].setdefault(pair, {}).setdefault(operation, {})
            for model in models:
                first, second = (_get_ids(user, model, operation) for user in users)
                own[model] = [len(first), len(second)]
                if first & second:
                    shared[model] = len(first & second)
    visitor = env.ref("base.public_user")
    for operation in OPERATIONS:
        counts = {model: len(_get_ids(visitor, model, operation)) for model in models}
        result["visitor"][operation] = {model: count for model, count in counts.items() if count}
    return result


def _get_models(env):
    ours = set(env["ir.module.module"].search([("state", "=", "installed"), ("author", "=", AUTHOR)]).mapped("name"))
    return sorted(
        name
        for name, model in env.registry.items()
        if not model._abstract and not model._transient and (model._original_module in ours or name in OF_ODOO)
    )


def _get_people(env):
    """Return pairs of users who have nothing to do with each other; a second seller and manager are made up."""
    named = {user.login: user for user in env["res.users"].search([])}
    seller, manager = named["seller"], named["commune"]
    [own, *_more] = env["farm.stall"].search([("user_ids", "in", seller.ids)])
    other = env["farm.stall"].search(
        [("company_id", "=", own.company_id.id), ("state", "=", "open"), ("commune_id", "!=", own.commune_id.id)],
        limit=1,
    )
    quiet = {"no_reset_password": True, "tracking_disable": True}
    neighbour = seller.with_context(**quiet).copy({"login": "seller-beside", "name": "Người bán bên cạnh"})
    other.user_ids = neighbour
    next_manager = manager.with_context(**quiet).copy({"login": "commune-beside", "name": "Quản lý xã bên cạnh"})
    hub = env["farm.hub"].search([("company_id", "=", own.company_id.id), ("commune_id", "=", other.commune_id.id)])
    hub.write({"has_board": True, "manager_ids": next_manager.ids})
    return {
        "sellers": (seller, neighbour),
        "sellers of two markets": (seller, named["seller2"]),
        "communes": (manager, next_manager),
        "buyers": (named["consumer"], named["consumer2"]),
        "markets": (named["board"], named["board2"]),
    }


def _get_ids(user, model, operation):
    """Return the ids of the records on which `user` may do `operation`."""
    from odoo.exceptions import AccessError

    records = user.env[model].with_user(user)
    records = records.with_context(active_test=False, allowed_company_ids=user.company_ids.ids)
    try:
        found = records.search([])
        return set((found if operation == "read" else found._filtered_access(operation)).ids)
    except AccessError:
        return set()


def tell(env):
    """Print the matrix as JSON and take everything back."""
    try:
        sys.stdout.write(json.dumps(access_matrix(env)) + "\n")
    finally:
        env.cr.rollback()
