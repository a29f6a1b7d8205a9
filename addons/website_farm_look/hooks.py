"""Installation hook."""

from odoo.tools import file_open


def post_init_hook(env):
    """Dress the websites that stand already, where nobody has chosen otherwise."""
    website_model = env['website']
    new = website_model.default_get(['logo', 'favicon', *website_model._farm_shop_fields()])
    with file_open('website/static/src/img/website_logo.svg', 'rb') as stock_logo:
        stock = stock_logo.read()
    for website in website_model.search([]):
        values = {name: new[name] for name in website_model._farm_shop_fields()}
        if not website.logo or website._farm_raw('logo') == stock:
            values |= {'logo': new['logo'], 'favicon': new['favicon']}
        website.write(values)
