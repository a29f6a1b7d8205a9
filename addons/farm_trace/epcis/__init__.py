from . import epc_uri
from . import event_hash
from . import events
from . import reader
