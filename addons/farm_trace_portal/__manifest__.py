{
    'name': "Farm Market: Exchange with Trace Portals",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Publishes lots and events to trace portals and imports their products, with retries and reconciliation",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_trace'],
    'external_dependencies': {'python': ['requests']},
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',
        'data/ir_cron_data.xml',
        'views/farm_portal_message_views.xml',
        'views/farm_portal_code_views.xml',
        'views/farm_portal_views.xml',
    ],
}
