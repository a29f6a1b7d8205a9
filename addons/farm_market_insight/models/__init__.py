from . import farm_advice
from . import farm_price_observation
from . import farm_sale_report
from . import farm_search_miss
from . import farm_stall
from . import farm_supply_report
from . import product_template
from . import website
