"""Installation hook."""


def post_init_hook(env):
    """Give companies that print in Lato the font that has Vietnamese letters.

    Lato, Odoo's default, has no đ, ư, ơ, ế nor ₫. A company that chose another
    font keeps it.
    """
    companies = env['res.company'].with_context(active_test=False).search([('font', '=', 'Lato')])
    companies.write({'font': 'Roboto'})
