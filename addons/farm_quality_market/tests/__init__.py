from . import test_application
from . import test_certificates
from . import test_facets
from . import test_shop
