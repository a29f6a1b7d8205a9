from . import test_remittance
