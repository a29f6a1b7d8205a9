from . import farm_parcel_deliver
from . import farm_parcel_fail
