"""Work on translation files with polib, in the project's virtual environment.

``gaps ADDON…``          print what has no Vietnamese yet
``drift FOLDER ADDON…``  print how the templates in the addons differ from those freshly exported into FOLDER
``renew FOLDER ADDON…``  take the fresh templates over, and merge them into each ``vi.po``
"""

import sys
from pathlib import Path

import polib

LANGUAGE = "vi"
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
    source = polib.pofile(str(fresh / f"{addon.name}.pot"), wrapwidth=78)
    if not len(source) and not template(addon).exists():
        return []
    template(addon).parent.mkdir(exist_ok=True)
    if drift(fresh, addon):
        # Only a true change: the date alone is none.
        source.save(str(template(addon)))
    path = addon / "i18n" / f"{LANGUAGE}.po"
    if path.exists():
        translated = polib.pofile(str(path), wrapwidth=78)
    else:
        translated = polib.POFile(wrapwidth=78)
        translated.metadata = {**source.metadata, "Language": LANGUAGE}
    translated.merge(polib.pofile(str(template(addon))))
    for entry in translated.obsolete_entries():
        translated.remove(entry)
    translated.save(str(path))
    return gaps(addon)


def main(words: list) -> int:
    action, rest = words[0], words[1:]
    problems = []
    if action == "gaps":
        for name in rest:
            problems += shortened(gaps(Path(name)))
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
