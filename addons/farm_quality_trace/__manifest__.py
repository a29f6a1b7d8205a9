{
    'name': "Farm Market: Tests in the Trace Record",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "A verified test of a lot is told in its history: it conforms, or it does not",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_quality', 'farm_trace'],
    'auto_install': True,
}
