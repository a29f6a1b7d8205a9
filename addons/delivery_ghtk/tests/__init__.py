from . import test_ghtk_carrier
from . import test_ghtk_client
from . import test_ghtk_webhook
