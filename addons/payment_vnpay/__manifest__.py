{
    'name': "Payment Provider: VNPAY",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'sequence': 350,
    'summary': "Cards, banking apps and wallets through Vietnam's VNPAY gateway",
    'author': "Chợ nhà mình",
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['payment'],
    'data': [
        'views/payment_vnpay_templates.xml',
        'views/payment_provider_views.xml',
        'views/payment_transaction_views.xml',
        'data/payment_method_data.xml',
        'data/payment_provider_data.xml',  # Depends on `payment_method_vnpay`.
        'data/ir_cron_data.xml',
    ],
    'post_init_hook': 'post_init_hook',
    'uninstall_hook': 'uninstall_hook',
}
