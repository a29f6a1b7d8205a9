from . import check_digit
from . import digital_link
