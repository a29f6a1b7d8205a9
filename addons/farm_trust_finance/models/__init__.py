from . import farm_complaint
