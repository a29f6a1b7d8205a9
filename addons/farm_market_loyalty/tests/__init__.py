from . import test_budget
from . import test_proposal
from . import test_split
