from . import test_communes
from . import test_doctests
from . import test_gate
from . import test_isolation
from . import test_lot_form
from . import test_market
from . import test_plan
from . import test_stall
