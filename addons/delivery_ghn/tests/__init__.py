from . import test_ghn_carrier
from . import test_ghn_client
from . import test_ghn_webhook
