from . import application
from . import points
from . import portal
from . import rounds
