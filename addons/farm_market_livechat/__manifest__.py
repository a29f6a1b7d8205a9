{
    'name': "Farm Market: Live Chat",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Visitors talk to the market's board within its opening times, on Odoo's live chat",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'website_livechat'],
    'data': [
        'security/res_groups.xml',
        'security/ir_rules.xml',
        'views/res_company_views.xml',
        'views/chat_templates.xml',
        'views/farm_chat_menus.xml',
    ],
    'post_init_hook': 'post_init_hook',
}
