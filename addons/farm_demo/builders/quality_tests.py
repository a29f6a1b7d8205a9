"""Samples with published results over the past year, rapid rounds, and one failure that was made public and cleared."""

from odoo import Command

from .commodities import is_food

#: Days before today of the campaigns in which every item is tested for safety: twice, the second time of late.
SAFETY_CAMPAIGNS = ((345, 320, 300, 280), (118, 96, 62, 34, 20))
NUTRITION_CAMPAIGNS = (250, 205)
#: Items whose last safety test is nearly half a year old: they must be sampled now.
DUE_ITEMS = 3
DUE_DAYS = 170
#: Weekly rounds in Hanoi, monthly ones in Hiệp Hòa: (market, days between rounds, least items per round).
ROUNDS = (('hanoi', 8, 3), ('hiephoa', 30, 3))
METHOD = "TCVN (minh họa)"
#: What a hundred grams hold, roughly: enough to compare with a label.
NUTRIENTS = {'energy': 120, 'protein': 8, 'fat_total': 5, 'carbohydrate': 14, 'fibre': 2.4, 'vitamin_c': 28}


def build_tests(demo, clock):
    """Build the tests of the past year; return the laboratory."""
    laboratory = demo.env['farm.laboratory'].create(
        {
            'name': "Trung tâm Phân tích và Chứng nhận chất lượng (minh họa)",
            'code': 'PTN-01',
            'accreditation_number': "VILAS (minh họa)",
            'accredited_until': demo.days_ago(-500).date(),
            'scope_ids': [
                Command.create({'analyte_id': demo.env.ref(f'farm_quality.{name}').id, 'method': METHOD})
                for name in ('farm_analyte_lead', 'farm_analyte_cadmium')
            ],
        }
    )
    for key in demo.markets:
        _build_campaigns(demo, clock, key, laboratory)
    for key, interval, size in ROUNDS:
        groups = _group_items(_get_items(demo, key), size)
        for number, day in enumerate(range(350, 4, -interval)):
            _build_round(demo, clock, key, day, groups[number % len(groups)])
    _build_current(demo, clock, laboratory)
    return laboratory


def _get_items(demo, key):
    return [
        product.product_tmpl_id
        for product in demo.listing_by_slug.values()
        if demo.market_key(product) == key and is_food(product.commodity_id)
    ]


def _build_campaigns(demo, clock, key, laboratory):
    items = _get_items(demo, key)
    plan = []
    for days in SAFETY_CAMPAIGNS:
        for number, day in enumerate(days):
            plan.append((day, 'safety', items[number :: len(days)]))
    due = items[:DUE_ITEMS] if key == 'hanoi' else []
    plan = [(day, kind, [item for item in group if item not in due or day > DUE_DAYS]) for day, kind, group in plan]
    plan.append((DUE_DAYS, 'safety', due))
    plan += [
        (day, 'nutrition', items[number :: len(NUTRITION_CAMPAIGNS)]) for number, day in enumerate(NUTRITION_CAMPAIGNS)
    ]
    for day, kind, group in sorted(plan, key=lambda campaign: -campaign[0]):
        if group:
            analyse(demo, clock, key, day, [prepare_sample(demo, kind, item, laboratory) for item in group])


def prepare_sample(demo, kind, item, laboratory, **values):
    """Values of a sample with what a laboratory would find of each analyte of its programme."""
    return {
        'kind': kind,
        'product_tmpl_id': item.id,
        'company_id': item.company_id.id,
        'laboratory_id': laboratory.id,
        'collected_place': item.stall_id.name,
        'amount_note': "2 × 500 g",
        'seal_number': f"NP{demo.random.randint(10000, 99999)}",
        'result_ids': [
            Command.create(_prepare_result(demo, kind, item, analyte))
            for analyte in _get_programme(demo, kind, item.commodity_id)
        ],
        **values,
    }


def _get_programme(demo, kind, commodity):
    """Return the analytes of a test programme; asked once per kind and commodity."""
    cache = vars(demo).setdefault('test_programmes', {})
    if (kind, commodity.id) not in cache:
        cache[kind, commodity.id] = demo.env['farm.test.profile']._get_analytes(kind, commodity)[commodity]
    return cache[kind, commodity.id]


def get_limit(demo, analyte, commodity):
    """Return the limit in force; asked once per analyte and commodity."""
    cache = vars(demo).setdefault('test_limits', {})
    if (analyte.id, commodity.id) not in cache:
        cache[analyte.id, commodity.id] = demo.env['farm.limit']._find(analyte, commodity, demo.today)[analyte.id]
    return cache[analyte.id, commodity.id]


def _prepare_result(demo, kind, item, analyte):
    values = {'analyte_id': analyte.id, 'unit': analyte.unit}
    if kind == 'rapid':
        return {**values, 'value': "âm tính"}
    if kind == 'nutrition':
        label = NUTRIENTS[analyte.code] * demo.random.uniform(0.6, 1.5)
        measured = label * demo.random.uniform(0.9, 1.1)
        return {**values, 'value': write(measured), 'label_value': write(label)}
    limit = get_limit(demo, analyte, item.commodity_id)
    if limit.kind == 'banned':
        return {**values, 'value': "KPH", 'lod': '0,1', 'loq': '0,3', 'method': "LC-MS/MS"}
    most = float(limit.value)
    loq = most if limit.is_at_loq else most / 10
    share = demo.random.choice((0.05, 0.05, 0.12, 0.2, 0.35, 0.55))
    found = '<LOQ' if most * share < loq else write(most * share)
    return {**values, 'unit': limit.unit, 'value': found, 'loq': write(loq), 'method': METHOD}


def write(number):
    """Write a number as a Vietnamese laboratory does, with three significant digits and a decimal comma."""
    return format(number, '.3g').replace('.', ',') if number < 1000 else str(round(number))


def analyse(demo, clock, key, day, values):
    """Take a day's samples through the hands of sampler, analyst, verifier and publisher."""
    clock.move_to(demo.days_ago(day, hour=2))
    planned = [{**sample, 'date_planned': demo.days_ago(day).date()} for sample in values]
    samples = demo.market_env(key, 'lab')['farm.sample'].create(planned)
    samples.with_env(demo.market_env(key, 'quality'))._take_step('collect')
    _read_seals(samples)
    samples._take_step('receive')
    samples._take_step('start')
    clock.move_to(demo.days_ago(max(day - 4, 0), hour=2))
    samples._take_step('report')
    samples.with_env(demo.market_env(key, 'lab2'))._take_step('verify')
    samples.with_env(demo.market_env(key, 'publisher'))._take_step('publish')
    return samples


def _read_seals(samples):
    for sample in samples:
        sample.received_seal = sample.seal_number


def _group_items(items, size):
    """Return the items in groups of whole kinds of goods, each of at least `size` items: a round covers a group."""
    by_commodity = {}
    for item in items:
        by_commodity.setdefault(item.commodity_id, []).append(item)
    groups = [[]]
    for group in by_commodity.values():
        if len(groups[-1]) >= size:
            groups.append([])
        groups[-1] += group
    return groups


def _build_round(demo, clock, key, day, items):
    clock.move_to(demo.days_ago(day, hour=1))
    rounds = demo.market_env(key, 'quality')['farm.test.round'].create(
        {
            'date': demo.days_ago(day).date(),
            'company_id': demo.markets[key].id,
            'commodity_ids': [Command.set([item.commodity_id.id for item in items])],
        }
    )
    rounds._take_step('start')
    empty = demo.env['farm.laboratory']
    analyse(demo, clock, key, day, [prepare_sample(demo, 'rapid', item, empty, round_id=rounds.id) for item in items])
    rounds._take_step('finish')


def _build_current(demo, clock, laboratory):
    """What is on the way now: planned, taken, on the bench, waiting to be verified."""
    for key in demo.markets:
        items = _get_items(demo, key)
        path = (
            (),
            ('collect',),
            ('collect', 'receive'),
            ('collect', 'receive', 'start'),
            ('collect', 'receive', 'start', 'report'),
        )
        for number, steps in enumerate(path):
            clock.move_to(demo.days_ago(3, hour=2))
            values = prepare_sample(demo, 'safety', items[number], laboratory)
            values['date_planned'] = demo.days_ago(3 if steps else -5).date()
            if len(steps) < 4:
                for command in values['result_ids']:
                    command[2].pop('value')
            sample = demo.market_env(key, 'lab')['farm.sample'].create(values)
            for step in steps:
                if step == 'receive':
                    _read_seals(sample)
                sample._take_step(step)
