from . import crm_lead
from . import farm_need
from . import farm_need_match
from . import farm_supply_contract
from . import farm_supply_contract_line
from . import sale_order
from . import sale_order_line
