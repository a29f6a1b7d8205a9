from . import mailing_list
from . import res_company
from . import utm_campaign
