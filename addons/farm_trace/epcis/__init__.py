from . import event_hash
from . import events
