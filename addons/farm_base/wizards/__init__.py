from . import farm_hold_close
from . import farm_lot_receipt
