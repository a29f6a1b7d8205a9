from . import test_ideas
