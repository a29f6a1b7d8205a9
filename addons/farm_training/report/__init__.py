from . import report_farm_plan
