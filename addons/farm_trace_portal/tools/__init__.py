from . import checkvn
from . import epcis_capture
from . import ocop
from . import portal_http
