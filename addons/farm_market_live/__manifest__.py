{
    'name': "Farm Market: Livestreams",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Livestream sessions with pinned goods, attributed orders, and a streamer whose identity was checked",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market_event', 'website_event_track_live'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'data/ir_cron_data.xml',
        'data/website_menu_data.xml',
        'views/event_track_views.xml',
        'views/live_templates.xml',
    ],
    'assets': {
        'web.assets_frontend': ['farm_market_live/static/src/interactions/*.js'],
    },
}
