from . import price
from . import shop
