{
    'name': "VietQR for eCommerce",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "The QR code on the order's page; no transfer completes a cancelled order",
    'author': "Chợ nhà mình",
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['payment_vietqr', 'website_sale'],
    'data': [
        'views/website_sale_templates.xml',
    ],
    'auto_install': True,
}
