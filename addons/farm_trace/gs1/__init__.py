from . import check_digit
from . import compression
from . import digital_link
from . import linkset
