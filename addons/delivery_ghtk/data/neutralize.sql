-- a copy of the database must not send parcels for real
UPDATE delivery_carrier
   SET ghtk_token = NULL,
       ghtk_base_url = 'https://services-staging.ghtklab.com';
UPDATE delivery_carrier
   SET prod_environment = false
 WHERE delivery_type = 'ghtk';
