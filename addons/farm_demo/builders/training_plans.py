"""The plans as decided, and re-based on the years in which the demonstration lives; their reviews and reports."""

from datetime import date, datetime, timedelta

from odoo import Command

#: Tasks of the Hiệp Hòa timeline that are done in the illustration: (days after the due day, result).
TASK_RESULTS = {
    '1': (-3, "Đề cương và dự toán đã được thẩm định."),
    '2': (4, "Đã báo cáo bản dùng thử; chậm vì chờ góp ý giao diện."),
    '3': (0, "Máy chủ đã cài đặt, lỗi đã khắc phục."),
    '4': (-2, "Đã có quyết định thành lập ban điều hành."),
    '5': (-1, "Đã thông qua kế hoạch bàn giao."),
    '6': (-5, "Đã chọn sản phẩm OCOP và sản phẩm tiêu biểu của huyện."),
    '7': (-10, "Các xã đã mở gian hàng, chủ gian hàng tự vận hành."),
}


def build(demo):
    """Comes last, so that the plans find the measures of all rooms."""
    plans = _build_plans(demo)
    _build_reviews(demo, plans)
    _build_reports(demo, plans)
    demo.env['farm.plan']._assign_measures()


def _build_plans(demo):
    """Load the two plans as decided, closed by now, and their illustrations on the years of the demonstration."""
    Plan = demo.env['farm.plan']
    year = demo.today.year
    decided = {
        'hanoi': Plan._load_hanoi_plan(demo.markets['hanoi']),
        'hiephoa': Plan._load_hiephoa_plan(demo.markets['hiephoa']),
    }
    shown = {
        'hanoi': Plan._load_hanoi_plan(demo.markets['hanoi'], shift_years=year - 2019),
        # The district's plan sets up its market in one year and runs it in the next: that is this year.
        'hiephoa': Plan._load_hiephoa_plan(demo.markets['hiephoa'], shift_years=year - 1 - 2023),
    }
    for key, plan in decided.items():
        (plan | shown[key]).user_id = demo.get_board(key)
        plan.closed_on = date(plan.year_to, 12, 31)
    for task in shown['hiephoa'].line_ids.filtered(lambda line: line.kind == 'task' and line.code in TASK_RESULTS):
        days, result = TASK_RESULTS[task.code]
        done = task.date_due + timedelta(days=days)
        if done <= demo.today:
            task.write({'date_done': done, 'result_note': result})
    demo.env['farm.agency'].search([('code', '=', 'SCT')]).user_ids = demo.users['agency']
    return shown


def _build_reviews(demo, plans):
    agencies = {agency.code: agency for agency in demo.env['farm.agency'].search([('code', '!=', False)])}
    day = demo.today - timedelta(days=30)
    if day.year < demo.today.year:
        day = date(demo.today.year, 1, 1)
    yearly = demo.env['farm.review'].create(
        {
            'name': f"Hội nghị sơ kết năm {day.year}",
            'kind': 'yearly',
            'plan_id': plans['hanoi'].id,
            'date': day,
            'company_id': demo.markets['hanoi'].id,
            'place': "Hội trường Sở Nông nghiệp",
            'chair': "Phó Giám đốc Sở",
            'participant_count': 84,
            'secretary_id': demo.users['board'].id,
            'state': 'held',
            'agency_ids': [Command.set([agencies[code].id for code in ('SNN', 'SCT', 'STC', 'SYT')])],
            'minutes': "<p>Đã nghe báo cáo kết quả, thảo luận khó khăn về giao nhận và điểm giới thiệu.</p>",
        }
    )
    demo.translate(yearly, [f"Review of the year {day.year}"])
    opened = demo.markets['hiephoa'].market_opened_on or demo.today - timedelta(days=360)
    handover = demo.env['farm.review'].create(
        {
            'name': "Hội nghị tiếp nhận Sàn thương mại điện tử",
            'kind': 'handover',
            'date': opened - timedelta(days=3),
            'company_id': demo.markets['hiephoa'].id,
            'plan_id': plans['hiephoa'].id,
            'place': "Nhà văn hóa huyện",
            'chair': "Phó Chủ tịch UBND huyện",
            'participant_count': 120,
            'secretary_id': demo.users['board2'].id,
            'state': 'held',
            'agency_ids': [Command.set([agencies[code].id for code in ('TTDV-HH', 'PNN-HH')])],
            'minutes': "<p>Doanh nghiệp xây dựng bàn giao sàn; ban quản lý tiếp nhận và vận hành.</p>",
        }
    )
    demo.translate(handover, ["Handover of the e-market"])
    due = demo.today + timedelta(days=45)
    demo.env['farm.review.proposal'].create(
        [
            {
                'review_id': yearly.id,
                'name': "Mở thêm điểm giới thiệu ở các quận nội thành",
                'agency_id': agencies['SCT'].id,
                'proposed_by': "Đại diện chủ gian hàng",
                'state': 'accepted',
                'date_due': due,
            },
            {
                'review_id': yearly.id,
                'name': "Hỗ trợ phí kiểm nghiệm cho hộ nhỏ",
                'agency_id': agencies['STC'].id,
                'proposed_by': "Hội Nông dân",
            },
            {
                'review_id': yearly.id,
                'name': "Phát sóng lại phóng sự vào cuối tuần",
                'state': 'done',
                'answer': "Đài đã bố trí phát lại sáng Chủ nhật.",
                'proposed_by': "Người tiêu dùng",
            },
            {
                'review_id': handover.id,
                'name': "Tập huấn thêm cho các xã chưa có ban quản lý gian hàng",
                'state': 'accepted',
                'agency_id': agencies['TTDV-HH'].id,
                'date_due': due,
            },
        ]
    )


def _build_reports(demo, plans):
    """Write the report of the last whole quarter, sent, and that of the running one, in draft."""
    first = date(demo.today.year, 3 * ((demo.today.month - 1) // 3) + 1, 1)
    last_end = first - timedelta(days=1)
    last_first = date(last_end.year, 3 * ((last_end.month - 1) // 3) + 1, 1)
    recipients = demo.env['farm.agency'].search([('code', 'in', ('SNN', 'UBND-QH'))])
    for key, plan in plans.items():
        common = {
            'plan_id': plan.id,
            'agency_ids': [Command.set(recipients.ids)],
            'user_id': demo.get_board(key).id,
        }
        sent, draft = demo.env['farm.plan.report'].create(
            [
                {
                    **common,
                    'date_from': last_first,
                    'date_to': last_end,
                    'number': f"{demo.random.randint(10, 90)}/BC-BQL",
                },
                {**common, 'date_from': first, 'date_to': demo.today},
            ]
        )
        (sent | draft).action_write_text()
        sent.action_send()
        sent.sent_on = datetime.combine(last_end, datetime.min.time()).date() + timedelta(days=5)
