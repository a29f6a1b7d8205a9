{
    'name': "Delivery: Giao Hàng Nhanh (GHN)",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Quote, send, follow and cancel parcels with GHN",
    'website': 'https://chonhaminh.gov.vn',
    'depends': ['delivery_tracking'],
    'data': [
        'data/stock_package_type_data.xml',
        'views/delivery_carrier_views.xml',
    ],
    'author': "Chợ nhà mình",
    'license': 'AGPL-3',
}
