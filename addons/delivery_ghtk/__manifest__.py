{
    'name': "Delivery: Giao Hàng Tiết Kiệm (GHTK)",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Quote, send, follow and cancel parcels with GHTK",
    'website': 'https://chonhaminh.gov.vn',
    'depends': ['delivery_tracking'],
    'data': [
        'views/delivery_carrier_views.xml',
        'views/res_partner_views.xml',
    ],
    'author': "Chợ nhà mình",
    'license': 'AGPL-3',
}
