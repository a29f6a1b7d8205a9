from . import ghn_client
from . import ghn_tracking
