{
    'name': "Farm Market: Online Marketing",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "A newsletter per market, reminders of carts left, and orders per campaign, on Odoo's mailing app",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'mass_mailing_sale', 'website_links', 'website_sale_mass_mailing'],
    'data': [
        'security/res_groups.xml',
        'security/ir_rules.xml',
        'views/utm_campaign_views.xml',
        'views/farm_marketing_menus.xml',
        'views/newsletter_templates.xml',
    ],
    'post_init_hook': 'post_init_hook',
}
