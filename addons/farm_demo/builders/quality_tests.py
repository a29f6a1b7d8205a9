"""Samples with published results over the past year, rapid rounds, and one failure that was made public and cleared."""

from odoo import Command

from .commodities import is_food

#: Days before today of the campaigns in which every item is tested for safety: twice, the second time of late.
SAFETY_CAMPAIGNS = ((345, 320, 300, 280), (118, 96, 62, 34, 20))
NUTRITION_CAMPAIGNS = (250, 205)
#: Items whose last safety test is nearly half a year old: they must be sampled now.
DUE_ITEMS = 3
DUE_DAYS = 170
#: Weekly rounds in Hanoi, monthly ones in Hiệp Hòa: (market, days between rounds, items per round).
ROUNDS = (('hanoi', 8, 3), ('hiephoa', 30, 3))
FAILED_ITEM = 'nem-chua'
#: An item of which one lot is on hold now, while its other lots are sold.
HELD_ITEM = 'cai-bap'
#: What a hundred grams hold, roughly: enough to compare with a label.
NUTRIENTS = {'energy': 120, 'protein': 8, 'fat_total': 5, 'carbohydrate': 14, 'fibre': 2.4, 'vitamin_c': 28}


def build_tests(demo, clock):
    laboratory = demo.env['farm.laboratory'].create(
        {
            'name': "Trung tâm Phân tích và Chứng nhận chất lượng (minh họa)",
            'code': 'PTN-01',
            'accreditation_number': "VILAS (minh họa)",
            'accredited_until': demo.days_ago(-500).date(),
        }
    )
    for key in demo.markets:
        _build_campaigns(demo, clock, key, laboratory)
    for key, interval, size in ROUNDS:
        for day in range(350, 4, -interval):
            _build_round(demo, clock, key, day, size)
    _build_failure(demo, clock)
    _build_current(demo, clock, laboratory)
    build_open_failure(demo, clock, laboratory)


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
            _analyse(demo, clock, key, day, [_prepare_sample(demo, kind, item, laboratory) for item in group])


def _prepare_sample(demo, kind, item, laboratory, **values):
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


def _get_limit(demo, analyte, commodity):
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
        return {**values, 'value': _write(measured), 'label_value': _write(label)}
    limit = _get_limit(demo, analyte, item.commodity_id)
    if limit.kind == 'banned':
        return {**values, 'value': "KPH", 'lod': '0,1', 'loq': '0,3', 'method': "LC-MS/MS"}
    most = float(limit.value)
    loq = most if limit.is_at_loq else most / 10
    share = demo.random.choice((0.05, 0.05, 0.12, 0.2, 0.35, 0.55))
    found = '<LOQ' if most * share < loq else _write(most * share)
    return {**values, 'unit': limit.unit, 'value': found, 'loq': _write(loq), 'method': "TCVN (minh họa)"}


def _write(number):
    """Write a number as a Vietnamese laboratory does, with three significant digits and a decimal comma."""
    return format(number, '.3g').replace('.', ',') if number < 1000 else str(round(number))


def _analyse(demo, clock, key, day, values):
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


def _build_round(demo, clock, key, day, size):
    clock.move_to(demo.days_ago(day, hour=1))
    rounds = demo.market_env(key, 'quality')['farm.test.round'].create(
        {
            'date': demo.days_ago(day).date(),
            'company_id': demo.markets[key].id,
        }
    )
    rounds._take_step('start')
    items = demo.random.sample(_get_items(demo, key), size)
    empty = demo.env['farm.laboratory']
    _analyse(demo, clock, key, day, [_prepare_sample(demo, 'rapid', item, empty, round_id=rounds.id) for item in items])
    rounds._take_step('finish')


def _build_failure(demo, clock):
    """A positive rapid test, made public; the stall mends it, is tested again, and is cleared in public."""
    item = demo.listing_by_slug[FAILED_ITEM].product_tmpl_id
    key = demo.market_key(item)
    empty = demo.env['farm.laboratory']
    values = _prepare_sample(demo, 'rapid', item, empty)
    values['result_ids'][0][2]['value'] = "dương tính"
    failed = _analyse(demo, clock, key, 58, [values])
    _publish(
        demo,
        clock,
        key,
        53,
        failed,
        'violation',
        f"{item.name}: mẫu test nhanh dương tính với hàn the",
        f"Mẫu {failed.name} của {item.stall_id.name} dương tính khi test nhanh. Lô hàng đã dừng bán và được tiêu hủy.",
    )
    cleared = _analyse(demo, clock, key, 48, [_prepare_sample(demo, 'rapid', item, empty)])
    _publish(
        demo,
        clock,
        key,
        43,
        cleared,
        'cleared',
        f"{item.name}: gian hàng đã khắc phục, được bán trở lại",
        f"Mẫu {cleared.name} lấy lại đạt yêu cầu. {item.stall_id.name} đã thay nguồn nguyên liệu và được bán trở lại.",
    )


def build_open_failure(demo, clock, laboratory):
    """A safety test that failed this week: its lot is on hold, the finding is public, the second test is planned."""
    product = demo.listing_by_slug[HELD_ITEM]
    item = product.product_tmpl_id
    key = demo.market_key(product)
    clock.move_to(demo.days_ago(6, hour=1))
    env = demo.env(context={**demo.env.context, 'allowed_company_ids': demo.markets[key].ids})
    lot = item.stall_id.with_env(env)._receive_lot(
        product.with_env(env),
        40,
        {'name': env['ir.sequence'].next_by_code('farm.lot'), 'harvest_date': demo.days_ago(7).date()},
    )
    values = _prepare_sample(demo, 'safety', item, laboratory, lot_id=lot.id, counter_seal_number="NP-B-0417")
    values['counter_place'] = "Tủ lưu mẫu, Chi cục Quản lý chất lượng"
    result = next(command[2] for command in values['result_ids'] if command[2]['unit'] == 'mg_kg')
    limit = _get_limit(demo, demo.env['farm.analyte'].browse(result['analyte_id']), item.commodity_id)
    result.update(value=_write(float(limit.value.replace(',', '.')) * 2.4), uncertainty='25 %')
    failed = _analyse(demo, clock, key, 6, [values])
    _publish(
        demo,
        clock,
        key,
        1,
        failed,
        'violation',
        f"{item.name}: một lô vượt giới hạn, đã dừng bán",
        f"Mẫu {failed.name} của lô {lot.name} ({item.stall_id.name}) vượt giới hạn cho phép. Lô hàng đã dừng bán ngay.",
    )
    failed.with_env(demo.market_env(key, 'quality')).action_retest()


def _publish(demo, clock, key, day, sample, kind, title, text):
    clock.move_to(demo.days_ago(day, hour=3))
    finding = demo.market_env(key, 'quality')['farm.finding'].create(
        {
            'name': title,
            'kind': kind,
            'sample_id': sample.id,
            'stall_id': sample.stall_id.id,
            'company_id': demo.markets[key].id,
            'body': f"<p>{text}</p>",
            'press_text': f"{title}.\n{text}\nNgười tiêu dùng tra cứu tại trang Kết luận của chợ.",
            'legal_basis': "Luật An toàn thực phẩm 55/2010/QH12",
        }
    )
    finding.with_env(demo.market_env(key, 'quality2'))._take_step('verify')
    finding.with_env(demo.market_env(key, 'publisher'))._take_step('publish')


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
            values = _prepare_sample(demo, 'safety', items[number], laboratory)
            values['date_planned'] = demo.days_ago(3 if steps else -5).date()
            if len(steps) < 4:
                for command in values['result_ids']:
                    command[2].pop('value')
            sample = demo.market_env(key, 'lab')['farm.sample'].create(values)
            for step in steps:
                if step == 'receive':
                    _read_seals(sample)
                sample._take_step(step)
