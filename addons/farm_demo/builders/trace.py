"""Production diaries of the past season, a mock recall and a real one, and a few scans."""

from datetime import timedelta

from odoo.fields import Command

#: A pesticide is sprayed at least so many days before its waiting time must be over.
MARGIN_DAYS = 6
#: Lots of the last days whose harvest stands in the diary.
LINKED_DAYS = 60
#: Buyers of the lot that is recalled.
RECALL_BUYERS = 6
PLOTS = ("Đồng Trên", "Đồng Cầu", "Bãi sông", "Vườn sau", "Khu nhà lưới 1")
PONDS = ("Ao 1", "Ao đình", "Chuồng A", "Chuồng B")
#: Kind, inputs by preference (of the list of allowed inputs), dose, days before the harvest, note.
CROP_WORK = (
    ('sowing', ('own_seed',), False, 75, False),
    ('fertiliser', ('manure',), "300 kg/sào", 60, False),
    ('care', (), False, 45, False),
    ('fertiliser', ('song_gianh',), "20 kg/sào", 35, False),
    ('pesticide', ('radiant', 'delfin', 'ammate', 'sokupi', 'anvil', 'confidor'), "10 ml/16 lít nước", 25, False),
    ('care', (), False, 10, False),
)
RAISING_WORK = (
    ('sowing', ('quarantined_breed',), False, 120, False),
    ('feed', ('own_feed',), "2 bữa/ngày", 100, "Cám ngô, đậu tương, bột thảo dược"),
    ('medicine', ('vaccine', 'povidone'), "1 liều/con", 70, "Tiêm phòng định kỳ"),
    ('feed', ('brewers_grain',), "1 bữa/ngày", 30, "Rau xanh, bã bia"),
    ('care', (), False, 7, False),
)
KITCHEN_WORK = (
    ('other', (), False, 2, "Nguyên liệu có hóa đơn, còn hạn"),
    ('processing', (), False, 0, False),
)
RAISED = {'meat', 'fishery', 'egg', 'dairy', 'honey'}
MADE = {'processed', 'dry_noodle', 'non_food'}


def build(demo):
    for stall in demo.stalls:
        _build_diary(demo, stall)
    _build_mock_recall(demo)
    _build_recall(demo)
    _build_scans(demo)


def _get_work(commodity):
    """Return what is written down of a commodity, and the places where it is done."""
    ancestors = set(commodity.browse(commodity._get_ancestor_ids()).mapped('code'))
    if ancestors & MADE:
        return KITCHEN_WORK, ('',)
    return (RAISING_WORK, PONDS) if ancestors & RAISED else (CROP_WORK, PLOTS)


def _build_diary(demo, stall):
    """Write the season that led to the latest harvest of each commodity of a stall."""
    lots = demo.lots.exists().filtered(lambda lot: lot.stall_id == stall and lot.harvest_date)
    env = demo.market_env(demo.market_key(stall))
    harvests = set(lots.mapped('harvest_date'))
    for commodity, own_lots in lots.grouped('commodity_id').items():
        work, places = _get_work(commodity)
        place = env['farm.plot']._find_or_create(stall.producer_id, demo.random.choice(places))
        last = max(own_lots.mapped('harvest_date'))
        common = {'stall_id': stall.id, 'commodity_id': commodity.id, 'plot_id': place.id}
        entries = []
        for kind, inputs, dose, before, note in work:
            allowed, waiting = _find_input(env, commodity, inputs)
            if inputs and not allowed:  # nothing of it is allowed on these goods: they do without
                continue
            day = _find_day(last - timedelta(days=before), waiting, harvests)
            entries.append({**common, 'kind': kind, 'date': day, 'input_id': allowed.id, 'dose': dose, 'note': note})
        recent = own_lots.filtered(lambda lot: lot.harvest_date >= demo.today - timedelta(days=LINKED_DAYS))
        entries += [_prepare_harvest(stall, lot, place) for lot in recent]
        env['farm.diary.entry'].create(entries)


def _find_input(env, commodity, names):
    """Return the first of these inputs that is allowed on a commodity, and its waiting time in days."""
    for name in names:
        allowed = env.ref(f'farm_trace.farm_input_{name}')
        use = allowed._get_use(commodity)
        if use or not allowed.use_ids:
            return allowed, use.waiting_days
    return env['farm.input'], 0


def _find_day(day, waiting, harvests):
    """Return the latest day, not after `day`, whose waiting time no harvest breaks."""
    while waiting and any(day <= harvest < day + timedelta(days=waiting + MARGIN_DAYS) for harvest in harvests):
        day -= timedelta(days=1)
    return day


def _prepare_harvest(stall, lot, place):
    return {
        'stall_id': stall.id,
        'commodity_id': lot.commodity_id.id,
        'plot_id': place.id,
        'kind': 'harvest',
        'date': lot.harvest_date,
        'lot_id': lot.id,
        'producer_id': lot.producer_id.id,
    }


def _build_mock_recall(demo):
    """Let the quality officer exercise on the lot that most buyers have."""
    env = demo.market_env('hanoi', 'quality')
    lots = demo.lots.exists().filtered(lambda lot: lot.company_id == demo.markets['hanoi'])
    lot = max(lots, key=lambda lot: (len(lot._trace_forward().partner_id), -lot.id))
    recall = env['farm.recall'].create(
        {
            'lot_ids': lot.ids,
            'is_mock': True,
            'company_id': demo.markets['hanoi'].id,
            'reason': "Diễn tập thu hồi hằng năm: giả định mẫu kiểm nghiệm vượt mức cho phép.",
        }
    )
    recall.action_start()
    recall._close("Tìm đủ lô hàng và người mua ngay trong phiên diễn tập; gọi thử ba số điện thoại, đều liên lạc được.")


def _build_recall(demo):
    """Call a lot back that was packed anew and handed to several buyers, some of whom have answered."""
    env = demo.market_env('hanoi')
    stalls = demo.stalls.with_env(env).filtered(lambda stall: stall.company_id == env.company and stall.product_ids)
    stall = stalls[0]
    product = stall.product_ids.product_variant_id[:1]
    values = {'harvest_date': demo.today - timedelta(days=2)}
    number = env['ir.sequence'].next_by_code
    harvest = stall._receive_lot(product, 60, {**values, 'name': number('farm.lot')})
    packed = stall._process_lots({harvest: 40}, product, 38, {**values, 'name': number('farm.lot')})
    buyers = demo.orders.partner_id.sorted('id')[:RECALL_BUYERS]
    for buyer in buyers:
        _hand_over(env, packed, buyer, demo.random.randint(2, 5))
    recall = demo.market_env('hanoi', 'quality')['farm.recall'].create(
        {
            'lot_ids': harvest.ids,
            'company_id': env.company.id,
            'reason': "Phiếu kiểm nghiệm: dư lượng thuốc bảo vệ thực vật vượt mức cho phép.",
            'public_reason': "Dư lượng thuốc bảo vệ thực vật vượt mức cho phép. Xin mang trả tại gian hàng.",
        }
    )
    recall.action_start()
    answers = ('return', 'gone', 'call', 'return')
    for notice, answer in zip(
        recall.notice_ids.filtered(lambda notice: notice.partner_id in buyers), answers, strict=False
    ):
        notice.sudo()._acknowledge(answer)


def _hand_over(env, lot, buyer, quantity):
    stall = lot.stall_id
    customers = env.ref('stock.stock_location_customers')
    values = {
        'product_id': lot.product_id.id,
        'location_id': stall.location_id.id,
        'location_dest_id': customers.id,
    }
    picking = env['stock.picking'].create(
        {
            'picking_type_id': stall.hub_id.warehouse_id.out_type_id.id,
            'partner_id': buyer.id,
            'location_id': stall.location_id.id,
            'location_dest_id': customers.id,
            'move_ids': [Command.create({**values, 'product_uom_qty': quantity, 'company_id': stall.company_id.id})],
        }
    )
    picking.action_confirm()
    picking.move_ids.move_line_ids.unlink()
    line = {**values, 'lot_id': lot.id, 'quantity': quantity, 'owner_id': stall.owner_id.id, 'picking_id': picking.id}
    picking.move_ids.move_line_ids = [Command.create(line)]
    picking.move_ids.picked = True
    picking.with_context(skip_sms=True)._action_done()


def _build_scans(demo):
    """Count some looks at the pages of the lots that are in stock."""
    in_stock = demo.lots.exists().filtered(lambda lot: lot.trace_code and lot.product_qty > 0)
    for lot in demo.random.sample(list(in_stock), min(len(in_stock), 25)):
        for visitor in range(demo.random.randint(1, 6)):
            lot.env['farm.scan']._count_scan(lot, f'demo-{visitor}')
