"""The administrator's password: asked for once, and never left at what everybody knows."""

import base64
import getpass
import hashlib
import hmac
import sys

from .cluster import Cluster
from .errors import MarketError

SHORTEST = 8
WELL_KNOWN = ("admin",)
ADMIN_HASH = """
    SELECT u.password FROM res_users u
    JOIN ir_model_data d ON d.model = 'res.users' AND d.res_id = u.id AND d.module = 'base' AND d.name = 'user_admin'
    WHERE u.active
"""


def ask(env: dict, stdin=sys.stdin, prompt=getpass.getpass) -> str:
    """The administrator's password for an empty market: from ADMIN_PASSWORD, or typed twice."""
    given = env.get("ADMIN_PASSWORD", "")
    if not given and not stdin.isatty():
        raise MarketError(
            "A market for real use needs an administrator's password, and there is no terminal to ask on",
            "Set ADMIN_PASSWORD, as in: ADMIN_PASSWORD=… DEMO=0 ./market run.",
        )
    if not given:
        given = prompt("Password for the administrator (login: admin): ")
        if prompt("The same again: ") != given:
            raise MarketError("The two passwords differ", "Run the same command again.")
    if len(given) < SHORTEST or given in WELL_KNOWN:
        raise MarketError(
            f"This password is too short for an administrator ({len(given)} characters)",
            f"Choose one of at least {SHORTEST} characters.",
        )
    return given


def matches(password: str, stored: str) -> bool:
    """Whether a password belongs to a stored hash of Odoo's kind (``$pbkdf2-sha512$rounds$salt$checksum``)."""
    parts = stored.split("$")
    if len(parts) != 5 or parts[1] != "pbkdf2-sha512":
        return hmac.compare_digest(password.encode(), stored.encode())
    salt, checksum = (base64.b64decode(part.replace(".", "+") + "=" * (-len(part) % 4)) for part in parts[3:])
    return hmac.compare_digest(hashlib.pbkdf2_hmac("sha512", password.encode(), salt, int(parts[2])), checksum)


def refuse_well_known(cluster: Cluster, database: str) -> None:
    """Do not serve a market for real use whose administrator's password is everybody's."""
    stored = cluster.sql(ADMIN_HASH, database)
    if stored and any(matches(password, stored) for password in WELL_KNOWN):
        raise MarketError(
            "The administrator's password is admin, and this market is for real use",
            "Set another one in ./market shell: env.ref('base.user_admin').password = '…'; env.cr.commit().",
        )
