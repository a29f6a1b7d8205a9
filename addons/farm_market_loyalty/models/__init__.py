from . import farm_promotion_use
from . import farm_stall
from . import loyalty_program
from . import loyalty_program_proposal
from . import loyalty_reward
from . import product_template
from . import sale_order
from . import sale_order_line
