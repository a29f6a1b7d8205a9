{
    'name': "Farm Market: Ideas",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Members propose, vote and criticise; the board takes ideas up and answers in public, on Odoo's forum",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'website_forum'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'wizards/forum_post_answer_views.xml',
        'views/forum_post_views.xml',
        'views/idea_templates.xml',
    ],
    'post_init_hook': 'post_init_hook',
}
