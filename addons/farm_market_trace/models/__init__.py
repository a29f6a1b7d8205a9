from . import product_product
from . import product_template
from . import sale_order
from . import stock_lot
from . import stock_move
