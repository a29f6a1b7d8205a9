from . import test_live
from . import test_live_pages
