from . import control
from . import dates
from . import limits
from . import ocop
from . import steps
from . import sums
from . import units
from . import values
