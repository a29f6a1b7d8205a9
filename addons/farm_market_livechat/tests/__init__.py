from . import test_chat
