from . import farm_featured_place
from . import farm_fee_charge
from . import farm_fee_rate
from . import res_company
from . import website
