"""Runs inside of Odoo's shell: every route that the project's addons really have, and whose things to try them with."""

import json
import sys

AUTHOR = "Chợ nhà mình"


def get_routes(env):
    """Return the routes of the project's addons: list of dicts ``path``, ``auth``, ``kind``, ``methods``,
    ``arguments``."""
    ours = set(env["ir.module.module"].search([("state", "=", "installed"), ("author", "=", AUTHOR)]).mapped("name"))
    routes = []
    for rule in env["ir.http"].routing_map().iter_rules():
        module = rule.endpoint.func.__module__.split(".")
        if module[:2] == ["odoo", "addons"] and module[2] in ours:
            routing = rule.endpoint.routing
            routes.append(
                {
                    "path": rule.rule,
                    "auth": routing["auth"],
                    "kind": routing["type"],
                    "methods": sorted(set(routing.get("methods") or ["GET", "POST"]) - {"OPTIONS", "HEAD"}),
                    "arguments": sorted(rule.arguments),
                }
            )
    return routes


def tell(env):
    """Print the routes as JSON."""
    sys.stdout.write(json.dumps(get_routes(env)) + "\n")
