from . import test_doctests
from . import test_planner
from . import test_pages
from . import test_round
from . import test_spot_sale
