{
    'name': "Farm Market: Money of Complaints",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "A decision about a complaint gives money back to the buyer, out of the seller's or the carrier's",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_finance', 'farm_market_trust'],
    'data': [
        'wizards/farm_complaint_decide_views.xml',
        'views/farm_complaint_views.xml',
        'views/complaint_templates.xml',
    ],
    'auto_install': True,
}
