from . import round_planner
