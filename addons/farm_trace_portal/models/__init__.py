from . import farm_portal
from . import farm_portal_checkvn
from . import farm_portal_code
from . import farm_portal_epcis
from . import farm_portal_message
from . import farm_portal_message_inbox
from . import farm_portal_ocop
