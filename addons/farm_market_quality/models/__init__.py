from . import farm_stall
from . import product_template
