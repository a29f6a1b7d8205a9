from . import farm_plan_line
from . import farm_review
from . import farm_review_proposal
