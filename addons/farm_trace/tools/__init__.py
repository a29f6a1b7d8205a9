from . import qr
from . import sketch_map
from . import sortable_sheet
from . import trace_code
