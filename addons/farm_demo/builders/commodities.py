"""Questions about commodities that several builders ask."""


def is_food(commodity):
    """Whether a commodity lies in the branch of food."""
    return 'food' in commodity.browse(commodity._get_ancestor_ids()).mapped('code')
