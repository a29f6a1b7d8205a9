from . import farm_sample
from . import farm_trace_event
