from . import carrier_http
from . import parcel
from . import tracking
