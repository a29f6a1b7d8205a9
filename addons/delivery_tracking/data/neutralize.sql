-- a copy of the database must not take the reports of the original
UPDATE delivery_carrier
   SET webhook_token = NULL;
