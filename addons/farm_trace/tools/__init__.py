from . import clone_check
from . import label_pdf
from . import province_seats
from . import qr
from . import sketch_map
from . import sortable_sheet
from . import stamp
from . import trace_code
