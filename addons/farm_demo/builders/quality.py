"""Policies, dossiers, tests, areas, chains, surveys, inspections and findings of the year before, step by step."""

from freezegun import freeze_time

from odoo import Command

from .commodities import is_food
from .quality_dossiers import build_dossiers
from .quality_failures import build_failures
from .quality_field import build_field_work
from .quality_office import build_office_work
from .quality_tests import build_tests

#: Papers that a stall's goods are sold by: stall key → scheme; else by what it mostly sells.
SCHEME_BY_STALL = {
    'rau-soc-son': 'organic',
    'che-bien-hoang-mai': 'haccp',
    'sua-ba-vi': 'iso22000',
    'hang-thiet-yeu': 'base_standard',
    'mien-thach-that': 'food_safety',
    'banh-chung-van': 'base_standard',
    'tram-hoang-van': 'base_standard',
}
SCHEME_BY_COMMODITY = {'cosmetic': 'cosmetic', 'herbal': 'base_standard', 'processed': 'food_safety'}
CERTIFIERS = {
    'CB-A': "Tổ chức chứng nhận A (minh họa)",
    'CB-B': "Tổ chức chứng nhận B (minh họa)",
    'HD-OCOP-HN': "Hội đồng OCOP thành phố Hà Nội",
    'HD-OCOP-BN': "Hội đồng OCOP tỉnh Bắc Ninh",
    'TCCS': "Cơ sở tự công bố (TCCS)",
    'CC-QLCL': "Chi cục Quản lý chất lượng nông lâm sản và thủy sản",
}
CERTIFIER_BY_SCHEME = {
    'base_standard': 'TCCS',
    'cosmetic': 'TCCS',
    'food_safety': 'CC-QLCL',
    'haccp': 'CB-B',
    'iso22000': 'CB-B',
}
FOOD_SCHEMES = (
    'vietgap',
    'globalgap',
    'organic',
    'organic_pgs',
    'haccp',
    'iso22000',
    'food_safety',
    'ocop',
    'base_standard',
)
#: Days before today on which the market's first papers were checked; all trade came later.
OPENING = 390
#: Days before today of the decisions on OCOP stars.
OCOP_DECISIONS = (300, 215, 130, 45)


def build(demo):
    certifiers = _build_certifiers(demo)
    with freeze_time(demo.days_ago(OPENING), ignore=['psycopg2']) as clock:
        for key in demo.markets:
            _build_policies(demo, key)
            _build_declarations(demo, key)
            _activate(demo, key, _prepare_production_certificates(demo, key, certifiers))
        build_dossiers(demo, clock)
        clock.move_to(demo.days_ago(OPENING))
        _build_ocop(demo, clock, certifiers)
        _build_other_states(demo, clock, certifiers)
        laboratory = build_tests(demo, clock)
        build_failures(demo, clock, laboratory)
        build_field_work(demo, clock)
        build_office_work(demo, clock, laboratory)


def get_scheme(demo, code):
    return demo.env.ref(f'farm_quality.farm_scheme_{code}')


def get_listings(demo, key):
    """Return the items of one market as product templates, in the order of the demonstration's table."""
    products = [product for product in demo.listing_by_slug.values() if demo.market_key(product) == key]
    return demo.env['product.template'].union(*[product.product_tmpl_id for product in products])


def _build_certifiers(demo):
    return {
        code: demo.env['farm.certifier'].create(
            {
                'code': code,
                'name': name,
                'register_url': f'https://dangky.example/{code.lower()}',
            }
        )
        for code, name in CERTIFIERS.items()
    }


def _build_policies(demo, key):
    """What each market asks: a certificate and a half-yearly safety test of food, a declaration of handicraft."""
    env = demo.market_env(key, 'quality')
    schemes = demo.env['farm.scheme'].union(*[get_scheme(demo, code) for code in FOOD_SCHEMES])
    asked = {
        'food': [
            {'kind': 'certificate', 'scheme_ids': [Command.set(schemes.ids)]},
            {'kind': 'safety_test', 'period_months': 6},
        ],
        'cosmetic': [
            {
                'kind': 'certificate',
                'scheme_ids': [Command.set((get_scheme(demo, 'cosmetic') | get_scheme(demo, 'base_standard')).ids)],
            },
            {'kind': 'self_declaration'},
        ],
        'handicraft': [{'kind': 'self_declaration'}],
    }
    for commodity, requirements in asked.items():
        env['farm.release.policy'].create(
            {
                'commodity_id': demo.env.ref(f'farm_base.farm_commodity_{commodity}').id,
                'company_id': demo.markets[key].id,
                'requirement_ids': [Command.create(requirement) for requirement in requirements],
                'note': "Quy chế của chợ, Điều 1",
            }
        )


def _build_declarations(demo, key):
    """Self-declarations of everything that is not food, accepted by a second officer."""
    listings = get_listings(demo, key).filtered(lambda item: not is_food(item.commodity_id))
    documents = demo.market_env(key, 'quality')['farm.document'].create(
        [
            {
                'name': f"Bản tự công bố chất lượng {number:02d}",
                'kind': 'self_declaration',
                'company_id': demo.markets[key].id,
                'producer_id': item.stall_id.producer_id.id,
                'product_tmpl_ids': [Command.set(item.ids)],
                'issuer': item.stall_id.producer_id.name,
                'date_from': demo.days_ago(OPENING).date(),
                'content': f"{item.name}: làm từ nguyên liệu trong vùng, đúng mô tả trên chợ.",
            }
            for number, item in enumerate(listings, start=1)
        ]
    )
    documents._take_step('submit')
    documents.with_env(demo.market_env(key, 'quality2'))._take_step('accept')


def _build_ocop(demo, clock, certifiers):
    """Stars of products, decided in rounds over the year."""
    for number, day in enumerate(OCOP_DECISIONS):
        clock.move_to(demo.days_ago(day))
        for key in demo.markets:
            starred = get_listings(demo, key).filtered(lambda item: item.stars and is_food(item.commodity_id))
            values = [
                _prepare_certificate(
                    demo,
                    key,
                    certifiers,
                    'ocop',
                    item.stall_id,
                    100 * (number + 1) + index,
                    stars=int(item.stars),
                    commodity_ids=item.commodity_id.ids,
                    product_tmpl_ids=[Command.set(item.ids)],
                    date_issue=demo.days_ago(day + 3).date(),
                    date_from=demo.days_ago(day).date(),
                    date_to=demo.days_ago(day - 3 * 365).date(),
                )
                for index, item in enumerate(starred[number :: len(OCOP_DECISIONS)])
            ]
            if values:
                _activate(demo, key, values)


def _prepare_production_certificates(demo, key, certifiers):
    """Values of the certificates of how each stall works."""
    values = []
    listings = get_listings(demo, key)
    stall_keys = {stall: stall_key for stall_key, stall in demo.stall_by_key.items()}
    for stall, items in listings.grouped('stall_id').items():
        commodities = items.commodity_id.filtered(lambda commodity: commodity.code != 'handicraft')
        for scheme, group in _group_by_scheme(stall_keys[stall], commodities).items():
            values.append(
                _prepare_certificate(demo, key, certifiers, scheme, stall, len(values), commodity_ids=group.ids)
            )
    return values


def _group_by_scheme(stall_key, commodities):
    """Return by which scheme a stall's goods are certified: dict scheme code → commodities."""

    def find(commodity):
        if stall_key in SCHEME_BY_STALL and is_food(commodity):
            return SCHEME_BY_STALL[stall_key]
        lineage = commodity.browse(commodity._get_ancestor_ids()).mapped('code')
        return next((SCHEME_BY_COMMODITY[code] for code in lineage if code in SCHEME_BY_COMMODITY), 'vietgap')

    return commodities.grouped(find)


def _prepare_certificate(demo, key, certifiers, scheme, stall, number, commodity_ids, **values):
    default = 'HD-OCOP-HN' if key == 'hanoi' and scheme == 'ocop' else 'HD-OCOP-BN' if scheme == 'ocop' else 'CB-A'
    begins = OPENING + demo.random.randint(5, 60)
    return {
        'name': f"{scheme.replace('_', '-').upper()}-{stall.commune_id.code}-{number + 1:03d}",
        'scheme_id': get_scheme(demo, scheme).id,
        'company_id': demo.markets[key].id,
        'certifier_id': certifiers[CERTIFIER_BY_SCHEME.get(scheme, default)].id,
        'producer_id': stall.producer_id.id,
        'commune_id': stall.commune_id.id,
        'commodity_ids': [Command.set(commodity_ids)],
        'site': f"{stall.producer_id.name}, {stall.commune_id.name}",
        'area': round(demo.random.uniform(0.8, 12), 1),
        'date_issue': demo.days_ago(begins + 3).date(),
        'date_from': demo.days_ago(begins).date(),
        'date_to': demo.days_ago(-demo.random.choice((21, 75, 160, 240, 330, 420, 560))).date(),
        **values,
    }


def _activate(demo, key, values):
    """Take certificates through the hands of two officers."""
    certificates = demo.market_env(key, 'quality')['farm.certificate'].create(values)
    _look_up(demo, certificates)
    certificates.with_env(demo.market_env(key, 'quality2'))._take_step('activate')
    return certificates


def _look_up(demo, certificates):
    certificates._take_step('submit')
    certificates.write(
        {
            'register_checked_on': certificates.env.company._get_quality_today(),
            'register_note': "Có trong danh bạ của tổ chức chứng nhận, đúng phạm vi và thời hạn.",
        }
    )
    certificates._take_step('verify')


def _build_other_states(demo, clock, certifiers):
    """Certificates beside those that goods are sold by, so that every state can be seen."""
    for key, stall_keys in {
        'hanoi': (
            'rau-me-linh',
            'rau-dong-anh',
            'cu-dan-phuong',
            'buoi-phu-dien',
            'nam-thanh-oai',
            'trai-cay-hoai-duc',
        ),
        'hiephoa': (
            'rau-can-hoang-van',
            'lon-binh-minh',
            'nep-thai-son',
            'tram-hoang-van',
            'rau-hiep-hoa',
            'ong-xuan-cam',
        ),
    }.items():
        stalls = [demo.stall_by_key[stall_key] for stall_key in stall_keys]
        suspended, withdrawn, expired, old, renewed, waiting = [
            _prepare_certificate(
                demo,
                key,
                certifiers,
                'globalgap',
                stall,
                200 + number,
                commodity_ids=stall.product_ids.commodity_id.ids,
            )
            for number, stall in enumerate(stalls)
        ]
        clock.move_to(demo.days_ago(OPENING - 1))
        expired['date_to'] = demo.days_ago(12).date()
        renewed.update(producer_id=old['producer_id'], commodity_ids=old['commodity_ids'], name=f"{old['name']}/2")
        records = _activate(demo, key, [suspended, withdrawn, expired, old])
        renewed['replaces_id'] = records[3].id
        clock.move_to(demo.days_ago(70))
        _activate(demo, key, [renewed])
        clock.move_to(demo.days_ago(40))
        records[1]._take_step('withdraw', reason="Tổ chức chứng nhận thông báo thu hồi.")
        clock.move_to(demo.days_ago(20))
        records[0]._take_step('suspend', reason="Chưa nộp nhật ký sản xuất quý này.")
        clock.move_to(demo.days_ago(2))
        handed_in = demo.market_env(key, 'quality')['farm.certificate'].create(
            [
                waiting,
                {**waiting, 'name': f"{waiting['name']}/B"},
            ]
        )
        handed_in[0]._take_step('submit')
        _look_up(demo, handed_in[1])
