from . import test_doctests
from . import test_insight
