def post_init_hook(env):
    """Give markets and communes that were there before this addon their carriers and addresses."""
    markets = env['res.company'].search([('is_farm_market', '=', True)])
    markets._setup_market_carriers()
    env['farm.hub'].with_context(active_test=False).search([])._setup_contact()
