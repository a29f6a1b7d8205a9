{
    'name': "Farm Market: Shop",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Sellers' applications, listings, one checkout over many stalls, one order per stall",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': [
        'farm_base',
        'sale_stock_product_expiry',
        'stock_delivery',
        'website_farm_look',
        'website_sale_stock',
        'website_sale_uom_continuous',
    ],
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_config_parameter_data.xml',
        'data/ir_sequence_data.xml',
        'data/product_public_category_data.xml',

        'wizards/farm_listing_refuse_views.xml',
        'wizards/farm_application_decline_views.xml',

        'views/farm_application_views.xml',
        'views/farm_checkout_views.xml',
        'views/farm_regulation_views.xml',
        'views/farm_stall_views.xml',
        'views/product_template_views.xml',
        'views/sale_order_views.xml',
        'views/stock_picking_views.xml',

        'views/checkout_templates.xml',
        'views/portal_apply_templates.xml',
        'views/portal_seller_templates.xml',
        'views/shop_templates.xml',
        'views/stall_templates.xml',
        'data/website_menu_data.xml',

    ],
    'assets': {
        'web.assets_frontend': ['farm_market/static/src/scss/**/*'],
    },
    'application': True,
}
