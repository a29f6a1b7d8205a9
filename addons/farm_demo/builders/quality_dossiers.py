"""The sellers' dossiers: most were approved before the markets opened, some wait on the desks today."""

from odoo import fields

#: Days before today on which the dossiers were decided, and on which their papers were given.
DECIDED, GIVEN = 385, 400
#: How long the papers last, in days from today; one in so many runs out soon.
LASTS, SOON, ONE_IN = 620, 24, 17
#: Who decides in each market.
BOARDS = {'hanoi': 'board', 'hiephoa': 'board2'}
#: What is on the way today, for the last sellers of Hanoi: the steps that were taken.
OPEN = (
    ('submit',),
    ('submit', 'screen', 'ask'),
    ('submit', 'screen', 'send_team'),
    ('submit', 'screen', 'send_team', 'endorse'),
)


def build_dossiers(demo, clock):
    for key in demo.markets:
        sellers = demo.stalls.filtered(lambda stall: demo.market_key(stall) == key).producer_id  # noqa: B023
        waiting = sellers[-len(OPEN) :] if key == 'hanoi' else sellers.browse()
        clock.move_to(demo.days_ago(DECIDED, hour=2))
        _accept_papers(demo, key, sellers)
        done = _create_dossiers(demo, key, sellers - waiting)
        for step in ('submit', 'screen', 'send_team', 'endorse'):
            _take(demo, key, done, step)
        done.with_env(demo.market_env(key, BOARDS[key]))._take_step('approve')
        clock.move_to(demo.days_ago(2, hour=2))
        for dossier, steps in zip(_create_dossiers(demo, key, waiting), OPEN, strict=False):
            for step in steps:
                _take(demo, key, dossier, step)


def _accept_papers(demo, key, sellers):
    """Hand in the mandatory papers of each seller; a second officer accepts them."""
    env = demo.market_env(key, 'quality')
    kinds = env['farm.dossier'].concat(
        *[env['farm.dossier'].new({'producer_id': seller.id, 'company_id': demo.markets[key].id}) for seller in sellers]
    )
    papers = env['farm.document'].create(
        [
            {
                'name': f"{kind.upper()[:2]}-{key[:2].upper()}-{number:03d} (minh họa)",
                'kind': kind,
                'company_id': demo.markets[key].id,
                'producer_id': dossier.producer_id.id,
                'issuer': "Cơ quan có thẩm quyền (minh họa)",
                'content': "Bản sao đã đối chiếu với bản chính.",
                'date_from': demo.days_ago(GIVEN).date(),
                'date_to': demo.days_ago(-(LASTS if number % ONE_IN else SOON)).date(),
            }
            for number, dossier in enumerate(kinds)
            for kind in dossier._get_mandatory_kinds()[dossier]
        ]
    )
    papers._take_step('submit')
    papers.with_env(demo.market_env(key, 'quality2'))._take_step('accept')


def _create_dossiers(demo, key, sellers):
    return demo.market_env(key, 'quality')['farm.dossier'].create(
        [{'producer_id': seller.id, 'company_id': demo.markets[key].id} for seller in sellers]
    )


def _take(demo, key, dossiers, step):
    if step == 'endorse':
        _check_places(demo, key, dossiers)
    reason = "Ảnh chụp giấy đăng ký bị mờ, xin gửi lại." if step == 'ask' else None
    dossiers._take_step(step, reason=reason)


def _check_places(demo, key, dossiers):
    """Visit each seller's place and write down that it is ready."""
    visits = demo.market_env(key, 'quality')['farm.visit'].create(
        [
            {
                'producer_id': dossier.producer_id.id,
                'company_id': demo.markets[key].id,
                'date': fields.Date.today(),
                'outcome': 'ready',
                'report': "Nơi sản xuất sạch, có sổ ghi chép, kho vật tư tách riêng.",
            }
            for dossier in dossiers
        ]
    )
    visits._take_step('finish')
    for dossier, visit in zip(dossiers, visits, strict=True):
        dossier.visit_id = visit
