{
    'name': 'PDF Reports by WeasyPrint',
    'version': '19.0.1.0.0',
    'summary': 'PDF reports on every system, without wkhtmltopdf, with Vietnamese letters right',
    'author': 'Chợ nhà mình',
    'website': 'https://chonhaminh.gov.vn',
    'category': 'Farm Market',
    'license': 'AGPL-3',
    'depends': ['web'],
    'external_dependencies': {
        'python': ['weasyprint'],
        'deb': ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz0b', 'libharfbuzz-subset0'],
    },
    'assets': {
        'web.report_assets_common': [
            ('prepend', 'report_weasyprint/static/src/scss/report_variables.scss'),
            'report_weasyprint/static/src/scss/report_fonts.scss',
        ],
    },
    'post_init_hook': 'post_init_hook',
}
