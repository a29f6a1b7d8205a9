from . import farm_lot_label
from . import farm_lot_processing
from . import farm_lot_processing_line
from . import farm_lot_receipt
from . import farm_recall_close
from . import farm_trace_event_error
from . import farm_trace_export
