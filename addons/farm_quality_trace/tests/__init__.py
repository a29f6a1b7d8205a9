from . import test_inspection_events
