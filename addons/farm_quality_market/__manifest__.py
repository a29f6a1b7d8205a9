{
    'name': "Farm Market: Quality in the Shop",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Certificates and tests on the pages of items and stalls; no cart goes beyond a certificate's quantity",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'farm_quality'],
    'data': [
        'views/product_templates.xml',
        'views/stall_templates.xml',
    ],
    'auto_install': True,
}
