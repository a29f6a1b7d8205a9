from . import payment_vietqr_bank
from . import payment_vietqr_notice
from . import payment_vietqr_notice_decision
from . import payment_vietqr_notice_matching
from . import payment_provider
from . import payment_provider_webhook
from . import payment_transaction
from . import payment_transaction_page
