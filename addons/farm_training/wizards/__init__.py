from . import farm_plan_load
