from . import farm_application
from . import farm_stall
from . import product_template
from . import product_template_facet
from . import sale_order
from . import sale_order_line
