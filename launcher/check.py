"""``./market check``: all linters and checks, the quick ones first; one line each, and the problems below."""

import time

from . import i18n, linters, machine, matrix, prepare, say
from .errors import MarketError
from .settings import Settings
from .templates import Templates

CHECKS = {
    "ruff": linters.ruff,
    "architecture": linters.architecture,
    "compose": linters.compose,
    "oca": linters.oca,
    "vietnamese": linters.vietnamese,
    "pylint": linters.pylint,
    "odoo-pylint": linters.odoo_pylint,
    "install-log": matrix.install_log,
    "pot": i18n.drift,
    "odoo-lint": matrix.odoo_lint,
    "update": matrix.update,
    "uninstall": matrix.uninstall,
    "alone": matrix.alone,
}
SHOWN = 40


def run(settings: Settings, words) -> int:
    """Run the checks named, or all; the exit status is 1 when one found something."""
    unknown = [word for word in words if word not in CHECKS]
    if unknown:
        raise MarketError(f"There is no check {unknown[0]}", f"Checks are {', '.join(CHECKS)}.")
    began = time.monotonic()
    needs = machine.RUN_NEEDS + machine.CHECK_NEEDS
    with prepare.alone(settings):
        odoo = prepare.stage_odoo(settings, settings.test_stage(), needs, tools=True)
        try:
            failed = [name for name in words or CHECKS if not good(name, Templates(odoo))]
        finally:
            odoo.cluster.stop()
    took = say.seconds(time.monotonic() - began)
    say.line(f"\nChecks failed: {', '.join(failed)} ({took})" if failed else f"\nAll checks are good ({took})")
    return 1 if failed else 0


def good(name: str, templates: Templates) -> bool:
    """Run one check and say what came of it."""
    began = time.monotonic()
    say.line(f"• {name}: {CHECKS[name].__doc__.splitlines()[0]}")
    try:
        problems = CHECKS[name](templates)
    except MarketError as error:
        problems = [str(error)]
    for problem in problems[:SHOWN]:
        say.line(f"    {problem}")
    if len(problems) > SHOWN:
        say.line(f"    … and {len(problems) - SHOWN} more")
    say.line(f"  {'FAILED' if problems else 'ok'} ({say.seconds(time.monotonic() - began)})")
    return not problems
