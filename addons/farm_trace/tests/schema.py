"""GS1's published schema of EPCIS documents, as a judge in tests."""

import json
from unittest import skipUnless

from jsonschema import Draft7Validator, FormatChecker

from odoo.addons.farm_trace.tests.common import VECTORS

SCHEMA = VECTORS / 'epcis' / 'EPCIS-JSON-Schema.json'

needs_schema = skipUnless(SCHEMA.exists(), "GS1's EPCIS schema is not beside the checkout (../shared/vectors/epcis)")


def schema_errors(document):
    """Return what the schema objects to in a document: a list of messages."""
    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding='utf-8')), format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(json.loads(json.dumps(document)))]
