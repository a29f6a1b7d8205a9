{
    'name': "Farm Market: Papers in the Shop",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Certificates in force on the pages of stalls",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'farm_quality'],
    'data': [
        'views/certificate_templates.xml',
    ],
    'auto_install': True,
}
