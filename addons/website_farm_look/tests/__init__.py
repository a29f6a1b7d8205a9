from . import test_look
