from . import buyer
from . import complaint
from . import seller
from . import seller_complaint
