from . import farm_rating_hide
