{
    'name': "Farm Market: Finance",
    'version': '19.0.1.0.0',
    'category': 'Farm Market',
    'summary': "Sellers' ledgers that agree with the books, settlements, tax withheld, budgets by source",
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'license': 'AGPL-3',
    'depends': ['account_payment', 'farm_market', 'l10n_vn'],
    'external_dependencies': {'python': ['xlsxwriter']},
    'data': [
        'security/ir.model.access.csv',
        'security/ir_rules.xml',

        'data/ir_sequence_data.xml',
        'data/farm_budget_category_data.xml',
        'data/farm_tax_rate_data.xml',

        'reports/farm_settlement_report.xml',

        'views/farm_finance_menus.xml',  # Menus are referenced by the views below
        'views/farm_ledger_entry_views.xml',
        'views/farm_ledger_balance_views.xml',
        'views/farm_settlement_views.xml',
        'views/farm_tax_rate_views.xml',
        'views/farm_budget_category_views.xml',
        'views/farm_fund_source_views.xml',
        'views/farm_budget_entry_views.xml',
        'views/farm_budget_report_views.xml',
        'views/farm_budget_revision_views.xml',
        'views/farm_budget_views.xml',
        'views/account_move_views.xml',
        'views/delivery_carrier_views.xml',
        'views/farm_producer_views.xml',
        'views/res_company_views.xml',
        'views/res_partner_bank_views.xml',

        'wizards/farm_ledger_correction_views.xml',
        'wizards/farm_order_money_views.xml',
        'wizards/farm_order_refund_views.xml',
        'wizards/farm_settlement_prepare_views.xml',

        'views/sale_order_views.xml',  # Uses the wizards
        'views/portal_templates.xml',
    ],
    'application': True,
    'post_init_hook': 'post_init_hook',
}
