"""The static checks: each gives back a list of problems, and an empty list is good."""

import os
import subprocess
from pathlib import Path

from . import machine
from .templates import Templates

# Rules of pylint-odoo that are left out:
# - consider-merging-classes-inherited: a large model is split by concern, each file below 250 lines
# - missing-readme: the documentation of the suite is one, in README.md and docs/
# - odoo-addons-relative-import: Odoo's own payment and delivery addons import their constants like this
PYLINT_LEFT_OUT = "consider-merging-classes-inherited,missing-readme,odoo-addons-relative-import"
ODOO_PYLINT_RULES = (
    "used-before-assignment,undefined-variable,eval-used,unreachable,function-redefined,sql-injection,missing-gettext,"
    "gettext-variable,gettext-placeholders,gettext-repr,raise-unlink-override"
)
ODOO_PYLINT_PLUGINS = (
    "_pylint_path_setup,_odoo_checker_sql_injection,_odoo_checker_gettext,_odoo_checker_unlink_override"
)


def command(templates: Templates, *words, env: dict | None = None) -> list:
    """Run a tool in the checkout; its output is the list of problems where it ends badly."""
    root = templates.odoo.settings.root
    result = subprocess.run(
        [str(word) for word in words],
        cwd=root,
        env={**templates.odoo.settings.environment(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if not result.returncode:
        return []
    return [line for line in result.stdout.splitlines() if line.strip()] or [f"exit status {result.returncode}"]


def tool(templates: Templates, name: str) -> Path:
    """A program of the virtual environment."""
    return templates.odoo.settings.venv / "bin" / name


def addon_folders(templates: Templates) -> list:
    """The addons' folders, relative to the checkout."""
    root = templates.odoo.settings.root
    return [addon.path.relative_to(root) for addon in templates.addons.values()]


def ruff(templates: Templates) -> list:
    """Python's style, in all of the repository."""
    ruff_program = tool(templates, "ruff")
    return [
        *command(templates, ruff_program, "check", "--quiet", "--no-cache", "--output-format=concise", "."),
        *command(templates, ruff_program, "format", "--quiet", "--no-cache", "--check", "--output-format=concise", "."),
    ]


def pylint(templates: Templates) -> list:
    """OCA's rules for addons (pylint-odoo)."""
    words = ("--rcfile=.pylintrc", f"--disable={PYLINT_LEFT_OUT}", *addon_folders(templates))
    found = command(templates, tool(templates, "pylint"), *words)
    return [line for line in found if not line.startswith("*")]


def odoo_pylint(templates: Templates) -> list:
    """Odoo's own pylint plug-ins: SQL injection, translations, overrides of unlink."""
    plugins = next(
        place / "test_lint" / "tests" for place in templates.odoo.home.addons if (place / "test_lint").is_dir()
    )
    places = [*map(str, templates.odoo.home.addons), str(templates.odoo.settings.addons)]
    found = command(
        templates,
        tool(templates, "pylint"),
        f"--rcfile={os.devnull}",
        "--jobs=2",
        "--disable=all,useless-option-value,unknown-option-value",  # inline names of pylint-odoo
        f"--enable={ODOO_PYLINT_RULES}",
        f"--load-plugins={ODOO_PYLINT_PLUGINS}",
        "--reports=n",
        "--score=n",
        *addon_folders(templates),
        env={"PYTHONPATH": str(plugins), "ADDONS_PATH": os.pathsep.join(places)},
    )
    return [line for line in found if not line.startswith("*")]


def oca(templates: Templates) -> list:
    """OCA's checks of XML, CSV and translations."""
    manifests = [folder / "__manifest__.py" for folder in addon_folders(templates)]
    root = templates.odoo.settings.root
    files = [path.relative_to(root) for addon in templates.addons.values() for path in addon.path.glob("i18n/*.po*")]
    return [
        *command(templates, tool(templates, "oca-checks-odoo-module"), *manifests),
        *(command(templates, tool(templates, "oca-checks-po"), *sorted(files)) if files else []),
    ]


def architecture(templates: Templates) -> list:
    """No forbidden import or dependency between addons."""
    words = ("-m", "pytest", "-q", "tests/architecture")
    return command(templates, templates.odoo.settings.python, *words)


def compose(templates: Templates) -> list:
    """The file for container engines can be read."""
    words = ("--file", "docker-compose.yml", "config", "--quiet")
    return command(templates, *machine.compose_command(), *words, env={"MARKET_DB_PASSWORD": "any"})


def vietnamese(templates: Templates) -> list:
    """Every term of every addon has its Vietnamese."""
    script = templates.odoo.settings.root / "launcher" / "script" / "translations.py"
    return command(templates, templates.odoo.settings.python, script, "gaps", *addon_folders(templates))
