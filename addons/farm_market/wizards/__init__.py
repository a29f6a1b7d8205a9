from . import farm_application_decline
from . import farm_listing_refuse
