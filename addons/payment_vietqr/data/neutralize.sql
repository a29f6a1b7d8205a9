-- disable VietQR payment provider
UPDATE payment_provider
   SET vietqr_bank_id = NULL,
       vietqr_account_number = NULL,
       vietqr_account_holder = NULL,
       vietqr_webhook_secret = NULL;
