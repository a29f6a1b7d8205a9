from . import qr
from . import trace_code
