from . import builders, filling
