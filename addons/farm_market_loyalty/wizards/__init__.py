from . import farm_promotion_proposal
