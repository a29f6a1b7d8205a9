{
    'name': "Farm Market: Trace Codes in the Shop",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Item and order lead to the page of the lot; recalls show where the goods were bought",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_market', 'farm_trace'],
    'data': ['views/portal_templates.xml', 'views/shop_templates.xml'],
    'auto_install': True,
}
