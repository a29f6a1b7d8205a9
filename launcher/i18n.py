"""Translations: renew the templates from a database with everything installed, and merge them into the Vietnamese."""

import shutil
from pathlib import Path

from . import linters, machine, prepare, say
from .errors import MarketError
from .settings import Settings
from .templates import Templates


def run(settings: Settings, words) -> int:
    """Renew the translations of the addons named, or of all; the exit status is 1 while something is untranslated."""
    with prepare.alone(settings):
        odoo = prepare.stage_odoo(settings, settings.test_stage(), machine.RUN_NEEDS, tools=True)
        templates = Templates(odoo)
        try:
            names = list(words) or list(templates.addons)
            unknown = [name for name in names if name not in templates.addons]
            if unknown:
                raise MarketError(f"There is no addon {unknown[0]}", "See the folder addons.")
            gaps = translate(templates, "renew", export(templates, names), names)
        finally:
            odoo.cluster.stop()
    for line in gaps:
        say.line(line)
    say.line("There is something to translate" if gaps else "All is translated")
    return 1 if gaps else 0


def export(templates: Templates, names) -> Path:
    """Export fresh templates into a folder."""
    folder = templates.stage.home / "pot"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    database = templates.all_addons()
    templates.odoo.script(database, "export_terms", folder=str(folder), addons=list(names))
    return folder


def translate(templates: Templates, action: str, folder: Path, names) -> list:
    """Run an action of the script on translations; gives back what it tells."""
    script = templates.odoo.settings.root / "launcher" / "script" / "translations.py"
    folders = [templates.addons[name].path for name in names]
    return linters.command(templates, templates.odoo.settings.python, script, action, folder, *folders)


def drift(templates: Templates) -> list:
    """How the templates of all addons differ from what the code says now."""
    names = list(templates.addons)
    return translate(templates, "drift", export(templates, names), names)
