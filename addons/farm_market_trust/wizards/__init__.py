from . import farm_complaint_decide
from . import farm_rating_hide
