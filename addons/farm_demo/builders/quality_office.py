"""What lies on the desks today: certification visits, OCOP score sheets, and a batch on the bench with its controls."""

from odoo import Command

from .commodities import is_food

#: Days from today of certification visits; those that are over were done.
VISIT_DAYS = (-75, -52, -33, -12, 9, 23, 37)
#: Score sheets of the council: item, scores of the three parts, whether it was decided.
RATINGS = (('cai-bap', ('29,5', '20', '20'), True), ('nam-huong', ('34', '21', '28'), False))


def build_office_work(demo, clock, laboratory):
    clock.move_to(demo.days_ago(80, hour=2))
    _build_visits(demo, clock)
    _build_ratings(demo, clock)
    _build_batch(demo, clock, laboratory)


def _build_visits(demo, clock):
    stalls = [
        stall
        for stall in demo.stalls
        if demo.market_key(stall) == 'hanoi' and is_food(stall.product_ids.commodity_id[:1])
    ]
    visits = demo.market_env('hanoi', 'quality')['farm.visit']
    for day, stall in zip(VISIT_DAYS, stalls, strict=False):
        clock.move_to(demo.days_ago(max(-day, 1), hour=3))
        visit = visits.create(
            {
                'producer_id': stall.producer_id.id,
                'company_id': demo.markets['hanoi'].id,
                'scheme_id': demo.env.ref('farm_quality.farm_scheme_vietgap').id,
                'date': demo.days_ago(-day).date(),
            }
        )
        if day < 0:
            visit.write({'outcome': 'ready', 'report': "Nhật ký đầy đủ, kho vật tư ngăn nắp, nguồn nước đạt."})
            visit._take_step('finish')


def _build_ratings(demo, clock):
    for slug, scores, is_decided in RATINGS:
        clock.move_to(demo.days_ago(15, hour=3))
        item = demo.listing_by_slug[slug].product_tmpl_id
        key = demo.market_key(item)
        rating = demo.market_env(key, 'quality')['farm.ocop.rating'].create(
            {'product_tmpl_id': item.id, 'company_id': item.company_id.id, 'date': demo.days_ago(15).date()}
        )
        for line, score in zip(rating.line_ids, scores, strict=True):
            line.score = score
        rating._take_step('submit')
        if is_decided:
            council = demo.env['farm.certifier'].search([('code', '=', 'HD-OCOP-HN')])
            rating.write({'decision_number': "1208/QĐ-UBND (minh họa)", 'certifier_id': council.id})
            rating.with_env(demo.market_env(key, 'board'))._take_step('decide')


def _build_batch(demo, clock, laboratory):
    clock.move_to(demo.days_ago(3, hour=4))
    lead = demo.env.ref('farm_quality.farm_analyte_lead')
    controls = (('blank', '<LOQ', '0,03', 120), ('duplicate', '0,061', '0,058', 20), ('control', '0,48', '0,50', 120))
    demo.market_env('hanoi', 'lab')['farm.test.batch'].create(
        {
            'laboratory_id': laboratory.id,
            'company_id': demo.markets['hanoi'].id,
            'date': demo.days_ago(3).date(),
            'method': "TCVN (minh họa)",
            'check_ids': [
                Command.create(
                    {
                        'kind': kind,
                        'analyte_id': lead.id,
                        'value': value,
                        'reference': reference,
                        'most_percent': most,
                    }
                )
                for kind, value, reference, most in controls
            ],
        }
    )
