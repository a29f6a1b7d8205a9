from . import test_notice
from . import test_notice_decision
from . import test_payment_provider
from . import test_payment_transaction
from . import test_statement
from . import test_vietqr
from . import test_webhook
