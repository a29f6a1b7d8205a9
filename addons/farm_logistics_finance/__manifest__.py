{
    'name': "Farm Market: Cash on Delivery in the Books",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Cash that was counted after a delivery round settles what the buyers owe",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_finance', 'farm_logistics'],
    'data': ['views/farm_cod_remittance_views.xml'],
    'auto_install': True,
}
