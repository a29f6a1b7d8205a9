from . import farm_step_reason
from . import farm_test_result_redo
from . import farm_year_plan
