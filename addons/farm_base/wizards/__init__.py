from . import farm_hold_close
from . import farm_lot_receipt
from . import stock_return_picking_line
