# The codes of the payment methods to activate when VietQR is activated.
DEFAULT_PAYMENT_METHOD_CODES = {'vietqr'}

# VietQR moves đồng only.
SUPPORTED_CURRENCIES = ('VND',)

# A transfer made within the time shown may be told of later: minutes that a transaction waits
# after its time is up before it is cancelled.
GRACE_MINUTES = 15

# A webhook's time may differ from ours by so many seconds.
WEBHOOK_TOLERANCE_SECONDS = 600
WEBHOOK_MAX_BYTES = 64 * 1024
