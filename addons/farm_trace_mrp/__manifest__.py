{
    'name': "Farm Market: Traceability of Manufacturing",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Manufacturing orders of a stall use its lots up, make coded lots and tell the trace record",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_trace', 'mrp'],
    'data': [
        'security/ir_rules.xml',
    ],
}
