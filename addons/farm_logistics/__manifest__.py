{
    'name': "Farm Market: Logistics",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Market shuttle, delivery rounds per commune, cash on delivery, cold chain, logistics pilots",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['delivery_tracking', 'farm_market'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_sequence_data.xml',
        'data/farm_storage_condition_data.xml',

        'report/farm_round_reports.xml',

        'wizards/farm_parcel_deliver_views.xml',
        'wizards/farm_parcel_fail_views.xml',

        'views/farm_logistics_menus.xml',  # Menus are referenced by the views below
        'views/farm_round_views.xml',
        'views/farm_round_parcel_views.xml',
        'views/stock_picking_views.xml',
        'views/farm_cod_remittance_views.xml',
        'views/farm_storage_condition_views.xml',
        'views/farm_temperature_reading_views.xml',
        'views/farm_logistics_pilot_views.xml',
        'views/delivery_carrier_views.xml',
        'views/res_partner_views.xml',
    ],
    'post_init_hook': 'post_init_hook',
    'application': True,
}
