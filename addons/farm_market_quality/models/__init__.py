from . import farm_stall
