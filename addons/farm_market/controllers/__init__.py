from . import application
from . import cart
from . import payment
from . import seller_goods
from . import seller_orders
from . import stall
