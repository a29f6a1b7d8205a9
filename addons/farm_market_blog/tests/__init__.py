from . import test_news
