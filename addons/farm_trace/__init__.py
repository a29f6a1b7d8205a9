from . import controllers
from . import epcis
from . import gs1
from . import models
from . import tools
from . import wizards


def _post_init_hook(env):
    """Give the lots that were there before this room their codes, and link what has moved already."""
    env['stock.lot'].search([('product_id.is_gated', '=', True)])._assign_trace_codes()
    env['farm.trace.edge']._rebuild()
