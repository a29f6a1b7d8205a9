from . import controllers
from . import engine
from . import models
from . import reports
from . import wizards
from .hooks import post_init_hook
