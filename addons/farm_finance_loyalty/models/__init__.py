from . import account_move
from . import farm_promotion_use
from . import sale_order
