from . import point_map
from . import round_planner
