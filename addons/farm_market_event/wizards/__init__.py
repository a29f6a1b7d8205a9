from . import farm_round_plan
