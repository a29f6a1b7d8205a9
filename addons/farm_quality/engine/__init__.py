from . import dates
from . import limits
from . import steps
from . import units
from . import values
