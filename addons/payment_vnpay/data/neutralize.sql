-- disable VNPAY payment provider
UPDATE payment_provider
   SET vnpay_tmn_code = NULL,
       vnpay_hash_secret = NULL;
