from . import apportion
from . import communes
from . import masking
from . import release
