from . import test_fee_books
