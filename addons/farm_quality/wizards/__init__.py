from . import farm_step_reason
from . import farm_test_result_redo
