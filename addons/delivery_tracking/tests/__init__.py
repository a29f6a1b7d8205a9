from . import test_carrier_http
from . import test_cash_on_delivery
from . import test_doctests
from . import test_portal
from . import test_tracking_event
from . import test_tracking_security
