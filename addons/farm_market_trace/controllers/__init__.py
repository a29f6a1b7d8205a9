from . import seller_listing
