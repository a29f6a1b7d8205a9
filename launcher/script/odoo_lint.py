"""For Odoo's shell: run those of Odoo's own lint tests that apply to addons, on the project's addons alone.

Left out: the linters' tests of themselves, the one for JavaScript's eslint (a tool that Odoo does not pin), and the one
that starts pylint over all of Odoo (``./market check`` runs pylint with the same plug-ins on the project).
Prints a list of problems as JSON.
"""

import importlib
import json
import logging
import unittest
from unittest.mock import patch

from odoo.modules import Manifest

CLASSES = (
    "test_docstring.TestDocstring",
    "test_dunderinit.TestDunderinit",
    "test_i18n.TestI18n",
    "test_index.TestIndex",
    "test_jstranslate.TestJsTranslations",
    "test_l10n.L10nLinter",
    "test_manifests.ManifestLinter",
    "test_markers.TestConflictMarkers",
    "test_naming.TestNaming",
    "test_onchange_domains.TestOnchangeDomains",
    "test_orm_import.TestDunderinit",
    "test_override_signatures.TestLintOverrideSignatures",
    "test_pofile.PotLinter",
    "test_routes.RoutesLinter",
    "test_test_holes.TestTestHoles",
)
names = arguments["addons"]  # noqa: F821 - given by the shell
manifests = [Manifest.for_addon(name) for name in names]
problems = []


class Collector(logging.Handler):
    """Some of these tests only log what they find."""

    def emit(self, record):
        problems.append(f"{record.name.rpartition('.')[2]}: {record.getMessage()}")


class Result(unittest.TestResult):
    """Keeps the failures, those of the checks in one test as well."""

    def addFailure(self, test, err):
        problems.append(f"{test.id().split('.tests.')[-1]}: {err[1]}")

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err:
            self.addFailure(subtest, err)


def load(path):
    module, _, name = path.partition(".")
    return getattr(importlib.import_module(f"odoo.addons.test_lint.tests.{module}"), name)


def about_us(problem):
    """Tests of the whole registry also see Odoo's and OCA's models."""
    return any(name in problem for name in names) or any(manifest.path in problem for manifest in manifests)


collector = Collector(logging.WARNING)
logger = logging.getLogger("odoo.addons.test_lint")
logger.addHandler(collector)
suite = unittest.TestSuite()
for path in CLASSES:
    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(load(path)))
result = Result()
with (
    patch.object(Manifest, "all_addon_manifests", classmethod(lambda _cls: manifests)),
    patch("odoo.addons.test_lint.tests.test_pofile.get_modules", lambda: names),
):
    suite.run(result)
print(json.dumps({"ran": result.testsRun, "problems": [each for each in problems if about_us(each)]}))
