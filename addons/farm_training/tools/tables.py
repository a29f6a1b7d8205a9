"""Reading of the tables that this addon and the hall carry."""

import csv

from odoo.tools import file_open

#: The plans' own tables, as published.
REFERENCE = 'farm_base/data/reference/'
#: What this addon adds to them: agencies, translations, measures.
OWN_DATA = 'farm_training/data/plan/'


def read_table(path):
    """Return the rows of a CSV table below the addons path as dicts."""
    with file_open(path, 'r') as file:
        return list(csv.DictReader(file))
