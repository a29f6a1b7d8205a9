{
    'name': "Farm Market: Base",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Markets, communes, producers, stalls, commodities, lot release and holds",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['l10n_vn', 'portal', 'product_expiry', 'stock', 'website'],
    'data': [
        'security/res_groups.xml',
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_sequence_data.xml',
        'data/farm_commodity_data.xml',
        'data/farm_reference_data.xml',

        'wizards/farm_lot_receipt_views.xml',
        'wizards/farm_hold_close_views.xml',

        'views/farm_menus.xml',  # Menus are referenced by the views below
        'views/farm_agency_views.xml',
        'views/farm_board_member_views.xml',
        'views/farm_commodity_views.xml',
        'views/farm_commune_views.xml',
        'views/farm_hub_views.xml',
        'views/farm_hold_views.xml',
        'views/farm_plan_views.xml',
        'views/farm_plan_line_views.xml',
        'views/farm_producer_views.xml',
        'views/farm_release_policy_views.xml',
        'views/farm_stall_views.xml',
        'views/product_template_views.xml',
        'views/res_company_views.xml',
        'views/stock_lot_views.xml',
    ],
    'application': True,
}
