from . import delivery_carrier
from . import res_partner
from . import stock_package_type
