{
    'name': "Farm Market: Promotions in the Books",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "What the market or a sponsor pays for a promotion reaches the seller's ledger and the books",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_finance', 'farm_market_loyalty'],
    'data': ['views/farm_promotion_use_views.xml'],
    'auto_install': True,
}
