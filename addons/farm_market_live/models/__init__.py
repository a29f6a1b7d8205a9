from . import event_event
from . import event_track
from . import farm_live_pin
from . import farm_plan_line
from . import res_company
from . import sale_order
from . import sale_order_line
