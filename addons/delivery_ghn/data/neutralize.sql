-- a copy of the database must not send parcels for real
UPDATE delivery_carrier
   SET ghn_token = NULL,
       ghn_base_url = 'https://dev-online-gateway.ghn.vn';
UPDATE delivery_carrier
   SET prod_environment = false
 WHERE delivery_type = 'ghn';
