{
    'name': "Farm Market: Prices, Advice, Demand",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Price history, nearest place to buy, nutrition advice, searches without result, sales reports",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'data/ir_cron_data.xml',
        'views/farm_advice_views.xml',
        'views/farm_price_observation_views.xml',
        'views/farm_search_miss_views.xml',
        'views/farm_sale_report_views.xml',
        'views/farm_supply_report_views.xml',
        'views/price_templates.xml',
        'views/advice_templates.xml',
        'data/website_menu_data.xml',
    ],
    'assets': {
        'web.assets_frontend': [
            'farm_market_insight/static/src/scss/**/*',
            'farm_market_insight/static/src/interactions/**/*',
        ],
    },
}
