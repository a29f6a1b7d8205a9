from . import test_application
from . import test_cart
from . import test_listing
from . import test_promise
from . import test_roles
from . import test_split
