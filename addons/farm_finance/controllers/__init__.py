from . import downloads
from . import portal
