"""The shuttle's rounds of the past year, the cash they brought back, their temperatures, and a pilot."""

import base64
import io
from datetime import timedelta

from freezegun import freeze_time
from PIL import Image, ImageDraw

ROUNDS_PER_MONTH = 2
DRIVERS = {'hanoi': ("Nguyễn Văn Tài", "29H-456.78"), 'hiephoa': ("Ngô Văn Xe", "99C-123.45")}
PILOT_DAYS = 120


def build(demo):
    with freeze_time(demo.now, ignore=['psycopg2']) as clock:
        for key in demo.markets:
            rounds = _build_rounds(demo, clock, key)
            if key == 'hanoi':
                clock.move_to(demo.days_ago(PILOT_DAYS))
                _build_pilot(demo, rounds)
            _build_readings(demo, clock, key, rounds)
            clock.move_to(demo.now)
            _plan_next_round(demo, key)


def _build_rounds(demo, clock, key):
    """Return the rounds that brought some of the delivered parcels, the oldest first."""
    env = demo.market_env(key)
    name, vehicle = DRIVERS[key]
    driver = env['res.partner'].create({'name': name, 'company_id': demo.markets[key].id, 'phone': '0988 000 111'})
    pickings = (
        demo.orders.picking_ids.with_env(env)
        .filtered(
            lambda picking: (
                picking.company_id == demo.markets[key]
                and picking.state == 'done'
                and picking.hub_id
                and picking.carrier_id.farm_service == 'shuttle'
            )
        )
        .sorted(lambda picking: (picking.date_done, picking.id))
    )
    rounds, made = env['farm.round'], {}
    for (day, hub), parcels in pickings.grouped(lambda picking: (picking.date_done.date(), picking.hub_id)).items():
        month = (day.year, day.month)
        if made.get(month, 0) < ROUNDS_PER_MONTH:
            made[month] = made.get(month, 0) + 1
            rounds |= _build_round(demo, clock, key, hub, parcels, driver, vehicle)
    return rounds


def _build_round(demo, clock, key, hub, pickings, driver, vehicle):
    env = demo.market_env(key)
    delivered = min(pickings.mapped('date_done'))
    dispatcher = demo.users['dispatcher']
    clock.move_to(delivered - timedelta(hours=2))
    market_round = env['farm.round'].create(
        {
            'hub_id': hub.id,
            'date': delivered.date(),
            'company_id': demo.markets[key].id,
            'driver_id': driver.id,
            'vehicle': vehicle,
            'dispatcher_id': dispatcher.id,
        }
    )
    parcels = env['farm.round.parcel'].create(
        [{'round_id': market_round.id, 'picking_id': picking.id} for picking in pickings]
    )
    clock.move_to(delivered - timedelta(hours=1))
    for parcel in parcels:
        parcel.write(
            {
                'state': 'loaded',
                'handed_over_at': delivered - timedelta(hours=1),
                'handed_over_by_id': dispatcher.id,
                'handed_over_to_id': driver.id,
                'lot_ids': parcel.picking_id.move_line_ids.lot_id.ids,
            }
        )
    parcels._track('picked_up')
    market_round.write({'state': 'on_the_way', 'departed_at': delivered - timedelta(minutes=45)})
    parcels._depart()
    clock.move_to(delivered)
    for parcel in parcels:
        parcel.write(
            {
                'state': 'delivered',
                'ended_at': parcel.picking_id.date_done,
                'receiver_name': parcel.partner_id.name,
                'signature': _draw_signature(demo),
                'cod_collected': parcel.cod_amount,
            }
        )
    parcels._track('delivered')
    market_round.write({'state': 'done', 'ended_at': delivered + timedelta(hours=2)})
    clock.move_to(delivered + timedelta(hours=4))
    if market_round.cod_collected:
        _hand_cash_over(demo, key, market_round)
    return market_round


def _hand_cash_over(demo, key, market_round):
    """The dispatcher brings the cash of a round; the accountant counts it. The last rounds' is still to be counted."""
    action = market_round.with_env(demo.market_env(key, 'dispatcher')).action_prepare_remittance()
    if (demo.today - market_round.date).days > 3:
        remittance = demo.market_env(key, 'accountant')['farm.cod.remittance'].browse(action['res_id'])
        if remittance.line_ids:
            remittance.action_receive()


def _draw_signature(demo):
    """Return a scribble as people sign on a screen, in base64."""
    image = Image.new('RGBA', (240, 80), (255, 255, 255, 0))
    points = [(20 + 20 * step, demo.random.randint(15, 65)) for step in range(11)]
    ImageDraw.Draw(image).line(points, fill=(20, 40, 120, 255), width=3, joint='curve')
    stream = io.BytesIO()
    image.save(stream, 'PNG')
    return base64.b64encode(stream.getvalue())


def _build_pilot(demo, rounds):
    since = demo.days_ago(PILOT_DAYS).date()
    pilot = demo.market_env('hanoi')['farm.logistics.pilot'].create(
        {
            'name': "Thùng giữ lạnh trên xe của chợ",
            'company_id': demo.markets['hanoi'].id,
            'date_from': since,
            'responsible_id': demo.users['board'].id,
            'cost': 6400000,
            'cost_note': "8 thùng giữ lạnh, gel lạnh và nhiệt kế; doanh nghiệp tham gia chịu",
            'description': "<p>Rau, thịt, cá và sữa đi xe của chợ trong thùng giữ lạnh, đo nhiệt độ suốt chuyến.</p>",
            'result': "<p>Kết quả tạm thời: phần lớn các chuyến giữ đúng nhiệt độ khi giao trong ngày.</p>",
        }
    )
    pilot.with_context(lang='en_US').name = "Cool boxes on the market shuttle"
    pilot.action_start()
    rounds.filtered(lambda market_round: market_round.date >= since).pilot_id = pilot


def _build_readings(demo, clock, key, rounds):
    """Temperatures of the last rounds with chilled goods; on the last but one the box stood open."""
    env = demo.market_env(key, 'dispatcher')
    chilled = []
    for market_round in rounds.filtered(lambda market_round: (demo.today - market_round.date).days > 7)[::-1]:
        condition = _get_strictest_condition(env, market_round)
        if condition:
            chilled.append((market_round, condition))
    for number, (market_round, condition) in enumerate(chilled[:6]):
        is_breach = key == 'hanoi' and number == 1
        start = market_round.departed_at
        clock.move_to(market_round.ended_at)
        env['farm.temperature.reading'].create(
            [
                {
                    'round_id': market_round.id,
                    'measured_at': start + timedelta(minutes=step * 15),
                    'device': "NK-01",
                    'commodity_id': condition.commodity_id.id,
                    'temperature': condition.temperature_max + (7 if is_breach else -1) + demo.random.random() / 2,
                }
                for step in range(8 if is_breach else 4)
            ]
        )


def _get_strictest_condition(env, market_round):
    commodities = market_round.sudo().parcel_ids.lot_ids.commodity_id
    conditions = env['farm.storage.condition']._get_conditions(market_round.company_id, commodities)
    found = [condition for condition in conditions.values() if condition]
    return min(found, key=lambda condition: (condition.max_hours, condition.id), default=None)


def _plan_next_round(demo, key):
    """Tomorrow's round of the commune that sells most; the dispatcher fills it with what the stalls pack."""
    hubs = demo.orders.filtered(lambda order: order.company_id == demo.markets[key]).stall_id.hub_id
    name, vehicle = DRIVERS[key]
    env = demo.market_env(key, 'dispatcher')
    env['farm.round'].create(
        {
            'hub_id': max(hubs, key=lambda hub: (len(hub.stall_ids), hub.id)).id,
            'date': demo.today + timedelta(days=1),
            'company_id': demo.markets[key].id,
            'vehicle': vehicle,
            'driver_id': env['res.partner']
            .search(
                [
                    ('name', '=', name),
                    ('company_id', '=', demo.markets[key].id),
                ],
                limit=1,
            )
            .id,
        }
    )
