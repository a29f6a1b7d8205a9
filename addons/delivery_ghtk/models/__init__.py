from . import delivery_carrier
from . import delivery_carrier_order
from . import res_partner
from . import stock_package_type
