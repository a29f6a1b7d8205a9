{
    'name': "Farm Market: Traceability",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Trace codes and labels, public page of a lot, production diary, events, graph, recall",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['farm_base', 'website'],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_sequence_data.xml',
        'data/report_paperformat_data.xml',

        'report/lot_label_templates.xml',
        'report/lot_label_reports.xml',

        'wizards/farm_lot_label_views.xml',
        'wizards/farm_lot_processing_views.xml',
        'wizards/farm_recall_close_views.xml',

        'views/farm_menus.xml',  # Menus are referenced by the views below
        'views/farm_diary_entry_views.xml',
        'views/farm_recall_views.xml',
        'views/farm_scan_views.xml',
        'views/farm_trace_edge_views.xml',
        'views/farm_trace_event_views.xml',
        'views/product_template_views.xml',
        'views/stock_lot_views.xml',
        'views/lot_page_templates.xml',
        'views/portal_templates.xml',
    ],
    'assets': {
        'web.report_assets_common': [
            'farm_trace/static/src/scss/lot_label.scss',
        ],
        'web.assets_frontend': [
            'farm_trace/static/src/css/portal_diary.css',
        ],
    },
    'post_init_hook': '_post_init_hook',
    'application': True,
}
