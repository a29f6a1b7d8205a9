from . import ghtk_client
from . import ghtk_tracking
