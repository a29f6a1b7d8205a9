from . import zns
