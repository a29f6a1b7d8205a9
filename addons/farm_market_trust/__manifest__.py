{
    'name': "Farm Market: Trust",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Ratings from real purchases, complaints with clocks and outcomes, petitions, standing points, messages",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'wizards/farm_rating_hide_views.xml',
        'views/farm_trust_menus.xml',  # Menus are referenced by the views below
        'views/farm_rating_views.xml',
        'views/farm_stall_views.xml',
        'views/res_company_views.xml',
        'views/rating_templates.xml',
        'views/portal_order_templates.xml',
        'views/portal_seller_templates.xml',
    ],
    'assets': {
        'web.assets_frontend': ['farm_market_trust/static/src/scss/**/*'],
    },
}
