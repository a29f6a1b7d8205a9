from . import drawn_map
from . import listing_table
from . import market_days
from . import numbers
from . import orders_table
from . import workdays
