# The codes of the payment methods to activate when VNPAY is activated.
DEFAULT_PAYMENT_METHOD_CODES = {'vnpay'}

SUPPORTED_CURRENCIES = ('VND',)

# https://sandbox.vnpayment.vn/apis/docs/thanh-toan-pay/pay.html and
# https://sandbox.vnpayment.vn/apis/docs/truy-van-hoan-tien/querydr&refund.html
SANDBOX_PAYMENT_URL = 'https://sandbox.vnpayment.vn/paymentv2/vpcpay.html'
SANDBOX_API_URL = 'https://sandbox.vnpayment.vn/merchant_webapi/api/transaction'
# VNPAY names these to the merchant when going live; they are what public integrations use.
PRODUCTION_PAYMENT_URL = 'https://pay.vnpay.vn/vpcpay.html'
PRODUCTION_API_URL = 'https://merchant.vnpay.vn/merchant_webapi/api/transaction'

# What VNPAY is asked about again: payments that ended neither well nor badly, for so long.
QUERY_AFTER_MINUTES = 5
QUERY_UNTIL_HOURS = 48
