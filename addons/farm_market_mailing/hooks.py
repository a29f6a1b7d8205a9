def post_init_hook(env):
    """Give the markets that are there their newsletter."""
    env['res.company'].search([('is_farm_market', '=', True)])._setup_market_newsletter()
