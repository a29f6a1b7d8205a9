from . import guides
from . import plan
from . import portal
from . import training
