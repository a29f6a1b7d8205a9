{
    'name': "Farm Market: Recall Notices by Zalo",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Notices of a recall go to the holders' telephones by Zalo Notification Service",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_trace'],
    'data': ['views/res_company_views.xml'],
}
