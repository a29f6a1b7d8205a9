from . import test_doctests
from . import test_portal_access
from . import test_portal_faults
from . import test_portals
