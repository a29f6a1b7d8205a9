from . import farm_ledger_correction
from . import farm_order_money
from . import farm_order_refund
from . import farm_settlement_prepare
