import logging

from .builders import BUILDERS
from .builders.context import DemoContext

_logger = logging.getLogger(__name__)


def fill(env):
    """Build the demonstration market in a database that has none: the same seed gives the same market.

    Not done while the addon installs: only a fully loaded Odoo behaves as it does for people. Tells its progress in the
    log, as "Progress 45%: sales".
    """
    demo = DemoContext(env)
    total, done = sum(BUILDERS.values()), 0
    for builder, weight in BUILDERS.items():
        name = builder.__name__.rpartition('.')[2]
        demo.report = lambda part, name=name, done=done, weight=weight: _logger.info(
            "Progress %d%%: demonstration, %s", 100 * (done + part * weight) / total, name
        )
        demo.report(0)
        builder.build(demo)
        demo.env.flush_all()
        done += weight
