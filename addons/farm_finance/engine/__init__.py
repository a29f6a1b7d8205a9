from . import bank_transfer
from . import budget_table
from . import withholding
