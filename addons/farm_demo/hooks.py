import logging
import time

from .builders import BUILDERS
from .builders.context import DemoContext

_logger = logging.getLogger(__name__)


def post_init_hook(env):
    """Build the demonstration market: the same seed gives the same market."""
    demo = DemoContext(env)
    for number, builder in enumerate(BUILDERS, start=1):
        start = time.monotonic()
        builder.build(demo)
        demo.env.flush_all()
        _logger.info(
            "Demonstration market (%s/%s): %s in %.1f s",
            number,
            len(BUILDERS),
            builder.__name__.rpartition('.')[2],
            time.monotonic() - start,
        )
