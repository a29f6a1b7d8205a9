{
    'name': "Farm Market: News",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Policy with its source, news of the market, standards and guides, links to agencies, on Odoo's blog",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'website_blog'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'views/blog_post_views.xml',
        'views/farm_agency_views.xml',
        'views/news_templates.xml',
        'views/agency_templates.xml',
    ],
    'post_init_hook': 'post_init_hook',
}
