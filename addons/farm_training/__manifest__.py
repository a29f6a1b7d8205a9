{
    'name': "Farm Market: Training and Outreach",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Trainings, guides, outreach, reviews, and the government plan measured from what happens",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_base', 'website_event'],
    'external_dependencies': {'python': ['xlsxwriter']},
    'data': [
        'security/res_groups.xml',
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_data.xml',
        'data/mail_template_data.xml',
        'data/event_type_data.xml',
        'data/farm_guide_data.xml',

        'report/farm_plan_templates.xml',
        'report/training_certificate_templates.xml',

        'wizards/farm_plan_load_views.xml',

        'views/farm_training_menus.xml',  # Menus are referenced by the views below
        'views/event_event_views.xml',
        'views/event_registration_views.xml',
        'views/farm_training_evaluation_views.xml',
        'views/farm_guide_views.xml',
        'views/farm_outreach_views.xml',
        'views/farm_plan_views.xml',
        'views/farm_plan_line_views.xml',
        'views/farm_plan_report_views.xml',
        'views/farm_publication_views.xml',
        'views/farm_review_views.xml',
        'views/website_templates.xml',
    ],
    'assets': {
        'web.assets_backend': [
            'farm_training/static/src/**/*',
        ],
    },
    'application': True,
}
