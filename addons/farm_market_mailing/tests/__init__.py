from . import test_marketing
