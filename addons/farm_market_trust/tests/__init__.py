from . import test_complaint
from . import test_rating
