from . import cold_chain
from . import places
