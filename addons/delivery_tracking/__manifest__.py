{
    'name': "Delivery: Parcel Tracking",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "What carriers report about a parcel, on the transfer and on the customer's order",
    'website': 'https://chonhaminh.gov.vn',
    'depends': ['stock_delivery'],
    'data': [
        'security/ir.model.access.csv',
        'security/delivery_tracking_security.xml',
        'data/ir_cron_data.xml',
        'views/delivery_tracking_event_views.xml',
        'views/stock_picking_views.xml',
        'views/delivery_carrier_views.xml',
        'views/sale_portal_templates.xml',
    ],
    'author': "Chợ nhà mình",
    'license': 'AGPL-3',
}
