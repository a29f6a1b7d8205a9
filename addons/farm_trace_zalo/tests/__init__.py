from . import test_zalo
