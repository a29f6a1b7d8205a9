from . import buyer
from . import seller
