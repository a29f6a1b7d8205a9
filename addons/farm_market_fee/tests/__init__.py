from . import test_featured
from . import test_fee
from . import test_rotation
