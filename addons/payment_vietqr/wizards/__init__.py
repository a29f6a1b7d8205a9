from . import payment_vietqr_import
from . import payment_vietqr_import_line
from . import payment_vietqr_resolve
