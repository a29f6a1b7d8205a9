from . import delivery_tracking_event
from . import delivery_carrier
from . import delivery_carrier_parcel
from . import res_partner
from . import sale_order
from . import stock_picking
