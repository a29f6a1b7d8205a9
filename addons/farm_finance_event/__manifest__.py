{
    'name': "Farm Market: Sale on the Spot in the Books",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Cash that a seller takes at a booth counts as paid to the seller",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_finance', 'farm_market_event'],
    'auto_install': True,
}
