from . import account_move
from . import farm_fee_charge
