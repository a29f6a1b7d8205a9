from . import farm_complaint_decide
