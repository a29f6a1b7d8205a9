{
    'name': 'Market Look',
    'version': '19.0.1.0.0',
    'summary': "The market's own look: colours, type, logo, home page, made for a phone first",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'category': 'Farm Market',
    'license': 'AGPL-3',
    'depends': ['website_sale'],
    'data': [
        'views/website_layout_templates.xml',
        'views/website_home_templates.xml',
        'views/website_contact_templates.xml',
        'views/website_sale_templates.xml',
        'views/portal_templates.xml',
    ],
    'assets': {
        'web._assets_primary_variables': [
            (
                'after',
                'website/static/src/scss/primary_variables.scss',
                'website_farm_look/static/src/scss/primary_variables.scss',
            ),
        ],
        'web.assets_frontend': [
            'website_farm_look/static/src/scss/fonts.scss',
            'website_farm_look/static/src/scss/layout.scss',
            'website_farm_look/static/src/scss/home.scss',
            'website_farm_look/static/src/scss/shop.scss',
            'website_farm_look/static/src/scss/portal.scss',
        ],
    },
    'post_init_hook': 'post_init_hook',
}
