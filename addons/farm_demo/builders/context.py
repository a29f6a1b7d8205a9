import base64
import csv
import random
from datetime import datetime, timedelta

from odoo import fields
from odoo.tools import file_open

#: Any number; the same number gives the same market.
SEED = 20190101


class DemoContext:
    """What the builders share.

    :ivar env: superuser environment in Vietnamese
    :ivar random: the one source of chance
    :ivar today: the day on which the market is built; everything happened in the year before
    :ivar markets: 'hanoi' and 'hiephoa' → `res.company`
    :ivar users: login → `res.users`
    :ivar hubs: commune code → `farm.hub`
    :ivar stalls: key → `farm.stall`
    :ivar listings: slug → `product.product`
    :ivar lots: all lots received
    :ivar orders: all orders of stalls
    :ivar report: function of the part (0 to 1) that a builder has done, for those that take long
    """

    def __init__(self, env):
        self.env = env(context={**env.context, 'lang': 'vi_VN', 'tracking_disable': True, 'mail_notrack': True})
        self.random = random.Random(SEED)
        self.now = fields.Datetime.now().replace(microsecond=0)
        self.today = self.now.date()
        self.markets = {}
        self.users = {}
        self.hubs = {}
        self.stall_by_key = {}
        self.listing_by_slug = {}
        self.lots = self.env['stock.lot']
        self.orders = self.env['sale.order']
        self.report = lambda part: None

    @property
    def stalls(self):
        return self.env['farm.stall'].union(*self.stall_by_key.values())

    @property
    def products(self):
        return self.env['product.product'].union(*self.listing_by_slug.values())

    @property
    def producers(self):
        return self.stalls.producer_id

    def market_env(self, key, login=None):
        """Return an environment of one market, as one of its users or as the superuser."""
        company = self.markets[key]
        env = self.env(context={**self.env.context, 'allowed_company_ids': company.ids})
        return env(user=self.users[login].id, su=False) if login else env

    def market_key(self, record):
        """Return the key of the market that a record with a company belongs to."""
        return next(key for key, company in self.markets.items() if company == record.company_id)

    def read_csv(self, name):
        """Return the rows of one of the demonstration's own tables as dicts."""
        with file_open(f'farm_demo/data/{name}', 'r') as file:
            return list(csv.DictReader(file))

    def read_image(self, path):
        """Return a picture below ``static/img`` in base64, as image fields take it."""
        with file_open(f'farm_demo/static/img/{path}', 'rb') as file:
            return base64.b64encode(file.read())

    def days_ago(self, days, hour=8):
        """Return the moment `days` before today at an hour of the day (UTC)."""
        return datetime.combine(self.today, datetime.min.time()) - timedelta(days=days) + timedelta(hours=hour)

    def get_hubs(self, key):
        """Return the hubs of one market: commune code → `farm.hub`."""
        return {code: hub for code, hub in self.hubs.items() if self.market_key(hub) == key}

    def get_board(self, key):
        """Return the user who leads a market's board."""
        return self.users['board' if key == 'hanoi' else 'board2']

    @staticmethod
    def translate(records, names):
        """Give records that were made in Vietnamese their English names."""
        for record, name in zip(records, names, strict=True):
            record.update_field_translations('name', {'en_US': name})
