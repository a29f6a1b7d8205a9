from . import farm_application_decline
from . import farm_listing_import
from . import farm_listing_import_line
from . import farm_listing_refuse
from . import farm_order_give_up
from . import farm_stall_send_back
