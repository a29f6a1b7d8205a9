"""Two failures: one made public, mended and cleared; one of this week, whose lot is on hold now."""

from .quality_tests import analyse, get_limit, prepare_sample, write

FAILED_ITEM = 'nem-chua'
#: An item of which one lot is on hold now, while its other lots are sold.
HELD_ITEM = 'cai-bap'


def build_failures(demo, clock, laboratory):
    _build_cleared_failure(demo, clock)
    _build_open_failure(demo, clock, laboratory)


def _build_cleared_failure(demo, clock):
    """A positive rapid test, made public; the stall mends it, is tested again, and is cleared in public."""
    item = demo.listing_by_slug[FAILED_ITEM].product_tmpl_id
    key = demo.market_key(item)
    empty = demo.env['farm.laboratory']
    values = prepare_sample(demo, 'rapid', item, empty)
    values['result_ids'][0][2]['value'] = "dương tính"
    failed = analyse(demo, clock, key, 58, [values])
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
    asked = failed.env['farm.sample'].search([('retest_of_id', '=', failed.id)])
    asked.with_env(demo.market_env(key, 'quality'))._take_step('invalidate', reason="Lô hàng đã tiêu hủy")
    cleared = analyse(demo, clock, key, 48, [prepare_sample(demo, 'rapid', item, empty)])
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


def _build_open_failure(demo, clock, laboratory):
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
    values = prepare_sample(demo, 'safety', item, laboratory, lot_id=lot.id, counter_seal_number="NP-B-0417")
    values['counter_place'] = "Tủ lưu mẫu, Chi cục Quản lý chất lượng"
    result = next(command[2] for command in values['result_ids'] if command[2]['unit'] == 'mg_kg')
    limit = get_limit(demo, demo.env['farm.analyte'].browse(result['analyte_id']), item.commodity_id)
    result.update(value=write(float(limit.value.replace(',', '.')) * 2.4), uncertainty='25 %')
    failed = analyse(demo, clock, key, 6, [values])
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
