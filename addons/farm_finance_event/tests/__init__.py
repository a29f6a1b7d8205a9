from . import test_spot_cash
