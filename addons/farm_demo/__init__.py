from . import builders
from .hooks import post_init_hook
