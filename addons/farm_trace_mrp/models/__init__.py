from . import farm_trace_event
from . import mrp_bom
from . import mrp_production
from . import product_product
from . import stock_move
