from . import opening
