from . import test_matching
from . import test_need
from . import test_supply_contract
