from . import labels
from . import lot_page
from . import portal
from . import recall
from . import resolver
from . import unit_page
