{
    'name': "Farm Market: Fees in the Books",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "A fee that is charged comes off the seller's money, one that is waived goes back",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_finance', 'farm_market_fee'],
    'auto_install': True,
}
