from . import farm_rating
from . import farm_stall
from . import product_product
from . import product_template
from . import res_company
from . import sale_order
