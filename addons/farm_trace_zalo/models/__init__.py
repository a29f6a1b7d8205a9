from . import farm_recall_notice
from . import res_company
