{
    'name': "Farm Market: Offline Rounds in Plan and Reviews",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Figures of the plan open the rounds behind them; what was proposed there reaches the review conference",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market_event', 'farm_training'],
    'data': ['views/farm_review_views.xml'],
    'auto_install': True,
}
