from . import budget_xlsx
