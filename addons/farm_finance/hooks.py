def post_init_hook(env):
    """Give markets that were there before this addon their accounts and journal."""
    env['res.company'].search([('is_farm_market', '=', True)])._setup_market_books()
