from . import portal
from . import promotions
