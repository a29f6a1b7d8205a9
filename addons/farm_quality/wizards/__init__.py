from . import farm_step_reason
