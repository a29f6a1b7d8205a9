{
    'name': "Payment Provider: VietQR",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'sequence': 350,
    'summary': "Bank transfers by VietQR, matched by the bank's notices",
    'author': "Chợ nhà mình",
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['account_payment'],
    'external_dependencies': {'python': ['openpyxl', 'qrcode']},
    'data': [
        'security/ir.model.access.csv',
        'security/payment_vietqr_security.xml',
        'data/payment.vietqr.bank.csv',
        'views/payment_vietqr_templates.xml',
        'views/payment_vietqr_bank_views.xml',
        'views/payment_vietqr_notice_views.xml',
        'views/payment_provider_views.xml',
        'views/payment_transaction_views.xml',
        'wizards/payment_vietqr_resolve_views.xml',
        'wizards/payment_vietqr_import_views.xml',
        'views/payment_vietqr_menus.xml',  # Depends on the actions above.
        'data/payment_method_data.xml',
        'data/payment_provider_data.xml',  # Depends on `payment_method_vietqr`.
        'data/ir_cron_data.xml',
    ],
    'assets': {
        'web.assets_frontend': [
            'payment_vietqr/static/src/scss/payment_vietqr.scss',
            'payment_vietqr/static/src/interactions/vietqr_panel.js',
        ],
    },
    'post_init_hook': 'post_init_hook',
    'uninstall_hook': 'uninstall_hook',
}
