from . import lot_page
from . import portal
