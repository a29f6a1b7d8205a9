from . import plan_amounts
from . import plan_totals
from . import tables
