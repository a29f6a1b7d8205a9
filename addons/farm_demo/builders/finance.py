"""Money: the Hiệp Hòa budget, cash on delivery that came in, refunds paid back, settlements of each month."""

from datetime import datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo import Command, fields

MONTHS = 12
BOARDS = {'hanoi': 'board', 'hiephoa': 'board2'}
BANKS = ("Agribank", "Vietcombank", "BIDV", "VietinBank", "LPBank")
PLAN = "Kế hoạch xây dựng sàn TMĐT huyện Hiệp Hòa năm 2023, phần III.1"
#: The yearly part: item of the plan's table → category.
YEARLY = {'1': 'communication', '2': 'management'}


def build(demo):
    with freeze_time(demo.now, ignore=['psycopg2']) as clock:
        _build_budgets(demo, clock)
        _build_bank_accounts(demo)
        for months_ago in range(MONTHS, -1, -1):
            first = demo.today + relativedelta(months=-months_ago, day=1)
            clock.move_to(datetime.combine(first, time(3)) + timedelta(days=2))
            if first + timedelta(days=2) < demo.today:
                for key in demo.markets:
                    _close_month(demo, key, first + relativedelta(months=-1), first - timedelta(days=1), months_ago)


# === Sellers' money === #


def _build_bank_accounts(demo):
    banks = demo.env['res.bank'].create([{'name': name} for name in BANKS])
    demo.env['res.partner.bank'].create(
        [
            {
                'partner_id': partner.id,
                'company_id': producers[0].company_id.id,
                'bank_id': demo.random.choice(banks).id,
                'acc_number': f'{demo.random.randint(10**9, 10**10 - 1)}',
            }
            for partner, producers in demo.producers.grouped('partner_id').items()
        ]
    )


def _close_month(demo, key, date_from, date_to, months_ago):
    """Take in what carriers remitted, pay buyers back, settle with sellers; the latest month waits for its payment."""
    env = demo.market_env(key, 'accountant')
    company = demo.markets[key].with_env(env)
    _record_money(demo, env, company, date_to)
    settlements = env['farm.settlement']._prepare_period(company, date_from, date_to)
    if not settlements:
        return
    board = demo.market_env(key, BOARDS[key])
    if months_ago:
        settlements.with_env(board).action_approve()
        settlements.action_pay()
    else:
        settlements[: len(settlements) // 2].with_env(board).action_approve()


def _record_money(demo, env, company, date_to):
    orders = demo.orders.filtered(
        lambda order: order.company_id.id == company.id and order.date_order.date() <= date_to
    )
    orders = orders.with_env(env)
    remitted = orders.filtered(
        lambda order: order.buyer_balance > 0 and order.delivered_on and order.delivered_on.date() <= date_to
    )
    if remitted:
        remitted._record_receipt(company.farm_payout_journal_id, fields.Date.today(), f"Thu hộ {date_to:%m/%Y}")
    refunds = orders.filtered(lambda order: order.buyer_balance < 0)
    if refunds:
        refunds._record_pay_back(company.farm_payout_journal_id, fields.Date.today(), f"Hoàn tiền {date_to:%m/%Y}")


# === Budget === #


def _build_budgets(demo, clock):
    sources = _build_sources(demo)
    clock.move_to(datetime(2023, 10, 20, 3))
    initial = {'1': 'building', '2': 'training', '3': 'management'}
    budget = demo.market_env('hiephoa', 'accountant')['farm.budget']._load_table(
        demo.markets['hiephoa'],
        'initial',
        2023,
        {'state': sources['district'], 'iCheck': sources['icheck']},
        {code: _get_category(demo, category) for code, category in initial.items()},
        {'name': "Dự toán xây dựng lần đầu 2023", 'decision': PLAN},
    )
    budget.with_context(lang='en_US').name = "First budget, 2023"
    _approve(demo, budget)
    for year in range(2024, demo.today.year + 1):
        clock.move_to(datetime(year, 1, 10, 3))
        _build_yearly_budget(demo, clock, sources, year)
    clock.move_to(demo.now)


def _build_sources(demo):
    # Sources are the board's to name.
    Source = demo.market_env('hiephoa', 'board2')['farm.fund.source']
    company = demo.markets['hiephoa']
    icheck = demo.env['res.partner'].create({'name': "Công ty cổ phần iCheck", 'is_company': True})
    return {
        'district': Source.create(
            {
                'name': "Ngân sách huyện Hiệp Hòa",
                'kind': 'state_district',
                'company_id': company.id,
                'sequence': 1,
                'legal_source': PLAN,
            }
        ),
        'icheck': Source.create(
            {
                'name': "Công ty cổ phần iCheck",
                'kind': 'enterprise',
                'company_id': company.id,
                'sequence': 2,
                'partner_id': icheck.id,
                'legal_source': PLAN,
            }
        ),
        # The plan: from 2026 on, enterprises that sell on the market contribute to its upkeep.
        'sellers': Source.create(
            {
                'name': "Xã hội hóa: đơn vị bán hàng trên sàn",
                'kind': 'participants',
                'company_id': company.id,
                'sequence': 3,
                'legal_source': PLAN,
                'category_ids': [Command.link(_get_category(demo, 'management').id)],
            }
        ),
    }


def _get_category(demo, code):
    return demo.env.ref(f'farm_finance.farm_budget_category_{code}')


def _approve(demo, budget):
    budget.with_env(demo.market_env('hiephoa', 'appraiser')).action_appraise()
    budget.with_env(demo.market_env('hiephoa', 'board2')).action_approve()


def _build_yearly_budget(demo, clock, sources, year):
    """The plan's yearly part, approved and spent as the year went: an illustration, for no payment of it is known."""
    env = demo.market_env('hiephoa', 'accountant')
    budget = env['farm.budget']._load_table(
        demo.markets['hiephoa'],
        'annual',
        year,
        {'': sources['district']},
        {code: _get_category(demo, category) for code, category in YEARLY.items()},
        {'name': f"Dự toán duy trì hàng năm {year}", 'decision': "Minh họa", 'is_illustration': True},
    )
    budget.with_context(lang='en_US').name = f"Yearly budget {year}"
    outreach, upkeep = budget.line_ids.sorted('code')
    if year >= 2026:
        upkeep.source_id = sources['sellers']
    _approve(demo, budget)
    entries = _Spending(demo, clock, env, year)
    contract = entries.add(upkeep, 'commitment', 66000000, 1, "HĐ vận hành (minh họa)")
    for month in (3, 6, 9, 12):
        entries.add(upkeep, 'payment', 16500000, month, f"Thanh toán quý {month // 3} (minh họa)", contract)
    advance = entries.add(outreach, 'advance', 30000000, 4, "Tạm ứng quảng bá (minh họa)")
    entries.add(outreach, 'settlement', 28000000, 6, "Quyết toán tạm ứng (minh họa)", advance)
    entries.add(outreach, 'return', 2000000, 6, "Hoàn tạm ứng (minh họa)", advance)
    entries.add(outreach, 'payment', 45000000, 10, "Livestream và tờ rơi (minh họa)")


class _Spending:
    """Writes the entries of a year, up to today."""

    def __init__(self, demo, clock, env, year):
        self.demo, self.clock, self.env, self.year = demo, clock, env, year

    def add(self, line, kind, amount, month, name, origin=None):
        """Return the entry, or an empty recordset where that day has not come yet."""
        Entry = self.env['farm.budget.entry']
        moment = datetime(self.year, month, 18, 3)
        if moment > self.demo.now or (origin is not None and not origin):
            return Entry
        self.clock.move_to(moment)
        return Entry.create(
            {
                'name': name,
                'kind': kind,
                'line_id': line.id,
                'amount': amount,
                'origin_id': origin.id if origin else False,
            }
        )
