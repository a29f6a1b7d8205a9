"""Work on translation files with polib, in the project's virtual environment.

``gaps ADDON…``          print what has no Vietnamese yet, and which files have another layout
``drift FOLDER ADDON…``  print how the templates in the addons differ from those freshly exported into FOLDER
``renew FOLDER ADDON…``  take the fresh templates over, and merge them into each ``vi.po``
"""

import sys
from pathlib import Path

import polib

LANGUAGE = "vi"
WIDTH = 78  # as in Odoo's own files
SHOWN = 12


def entries(path: Path) -> dict:
    """The terms of a file by what identifies them, each with the places it comes from (without line numbers)."""
    if not path.exists():
        return {}
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): sorted(place for place, _line in entry.occurrences)
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def template(addon: Path) -> Path:
    return addon / "i18n" / f"{addon.name}.pot"


def ordered(terms: polib.POFile) -> polib.POFile:
    """The same terms, in alphabetical order."""
    terms.sort(key=lambda entry: entry.msgid)
    return terms


def layout(addon: Path) -> list:
    """Which translations are not in order and wrapped as Odoo's (a template is as Odoo exports it).

    OCA's own check of this (``po-pretty-format``) is switched off, because it also empties what reads the same in both
    languages ("GHN", "ID"); here such a term is written out, so that an empty one is always one that was forgotten.
    """
    return [
        f"{addon.name}: {path.name} has another layout; run ./market i18n {addon.name}"
        for path in sorted((addon / "i18n").glob("*.po"))
        if path.read_text(encoding="utf-8") != str(ordered(polib.pofile(str(path), wrapwidth=WIDTH)))
    ]


def gaps(addon: Path) -> list:
    """What is missing in an addon's Vietnamese."""
    path = addon / "i18n" / f"{LANGUAGE}.po"
    wanted = entries(template(addon))
    if not template(addon).exists():
        return [f"{addon.name}: there is no template {template(addon).name}; run ./market i18n"]
    if not path.exists():
        return [f"{addon.name}: there is no {path.name}"] if wanted else []
    problems, have = [], set()
    for entry in polib.pofile(str(path)):
        text = entry.msgid[:60].replace("\n", " ")
        have.add((entry.msgctxt, entry.msgid, entry.msgid_plural))
        if entry.obsolete:
            problems.append(f"{addon.name}: obsolete: {text!r}")
        elif entry.fuzzy:
            problems.append(f"{addon.name}: to be looked at again (fuzzy): {text!r}")
        elif not entry.translated():
            problems.append(f"{addon.name}: untranslated: {text!r}")
    problems += [f"{addon.name}: missing: {key[1][:60]!r}" for key in wanted if key not in have]
    return problems


def drift(fresh: Path, addon: Path) -> list:
    """How an addon's template differs from a fresh export."""
    old, new = entries(template(addon)), entries(fresh / f"{addon.name}.pot")
    return [
        *(f"{addon.name}: new and not in the template: {key[1][:60]!r}" for key in new if key not in old),
        *(f"{addon.name}: in the template and gone: {key[1][:60]!r}" for key in old if key not in new),
        *(f"{addon.name}: other places: {key[1][:60]!r}" for key in new if key in old and new[key] != old[key]),
    ]


def renew(fresh: Path, addon: Path) -> list:
    """Take a fresh template over and merge it into the Vietnamese; tell what is left to translate."""
    source = polib.pofile(str(fresh / f"{addon.name}.pot"), wrapwidth=WIDTH)
    if not len(source) and not template(addon).exists():
        return []
    template(addon).parent.mkdir(exist_ok=True)
    if drift(fresh, addon):
        # Only a true change: the date alone is none.
        ordered(source).save(str(template(addon)))
    path = addon / "i18n" / f"{LANGUAGE}.po"
    if path.exists():
        translated = polib.pofile(str(path), wrapwidth=WIDTH)
    else:
        translated = polib.POFile(wrapwidth=WIDTH)
        translated.metadata = {**source.metadata, "Language": LANGUAGE}
    translated.merge(polib.pofile(str(template(addon))))
    for entry in translated.obsolete_entries():
        translated.remove(entry)
    ordered(translated).save(str(path))
    return gaps(addon)


def main(words: list) -> int:
    action, rest = words[0], words[1:]
    problems = []
    if action == "gaps":
        for name in rest:
            problems += shortened([*gaps(Path(name)), *layout(Path(name))])
    else:
        work = {"drift": drift, "renew": renew}[action]
        for name in rest[1:]:
            problems += shortened(work(Path(rest[0]), Path(name)))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def shortened(problems: list) -> list:
    """The first few, and how many more."""
    more = len(problems) - SHOWN
    return [*problems[:SHOWN], f"  … and {more} more"] if more > 0 else problems


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
