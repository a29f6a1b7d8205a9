"""The demonstration has what the plans' markets would have, and every report something to show."""

import pytest


def count(stand, query, **values):
    return int(float(stand.sql(query, **values) or 0))


def test_there_are_thirty_open_stalls_and_sixty_items_on_sale(stand):
    assert count(stand, "SELECT count(*) FROM farm_stall WHERE state = 'open'") >= 30
    on_sale = "SELECT count(*) FROM product_template WHERE is_listed AND release_until > now() AT TIME ZONE 'UTC'"
    assert count(stand, on_sale) >= 60


@pytest.mark.parametrize(
    "name",
    [
        "Bánh chưng Vân", "Trám đen muối Hoàng Vân", "Rau cần Hoàng Lương", "Thịt lợn thảo dược Bình Minh",
        "Gạo nếp cái hoa vàng Thái Sơn",
    ],
)  # fmt: skip
def test_the_products_that_the_plan_names_are_on_sale(stand, name):
    assert count(stand, "SELECT count(*) FROM product_template WHERE name->>'vi_VN' = :'name' AND is_listed", name=name)


def test_every_lot_on_sale_has_origin_and_code(stand):
    bare = """SELECT count(*) FROM stock_lot WHERE release_until > now() AT TIME ZONE 'UTC' AND commodity_id IS NOT NULL
              AND (producer_id IS NULL OR trace_code IS NULL)"""
    assert count(stand, bare) == 0


def test_all_communes_are_there(stand):
    assert count(stand, "SELECT count(*) FROM farm_province") == 34
    assert count(stand, "SELECT count(*) FROM farm_commune WHERE valid_to IS NULL") == 3321


def test_the_annex_has_its_31_lines_in_the_decided_plan(stand):
    lines = """SELECT count(*) FROM farm_plan_line l JOIN farm_plan p ON p.id = l.plan_id
               WHERE l.kind = 'indicator' AND p.year_from = 2019 AND NOT COALESCE(p.is_illustration, false)"""
    assert count(stand, lines) == 31


def test_a_dash_in_the_plan_is_not_a_zero(stand):
    query = """SELECT t.is_applicable FROM farm_plan_target t JOIN farm_plan_line l ON l.id = t.line_id
               JOIN farm_plan p ON p.id = l.plan_id WHERE l.code = '{code}' AND t.year = 2019
               AND p.year_from = 2019"""
    assert stand.sql(query.format(code="1.3")) in ("f", "")
    assert stand.sql(query.format(code="2.6")) == "t"


def test_every_order_belongs_to_one_stall_and_shares_add_up(stand):
    mixed = """SELECT count(*) FROM (SELECT o.id FROM sale_order o JOIN sale_order_line l ON l.order_id = o.id
               WHERE o.state = 'sale' AND l.stall_id IS NOT NULL GROUP BY o.id
               HAVING count(DISTINCT l.stall_id) > 1) x"""
    assert count(stand, mixed) == 0
    torn = """SELECT count(*) FROM (SELECT c.id FROM farm_checkout c JOIN sale_order o ON o.checkout_id = c.id
              GROUP BY c.id, c.amount_total HAVING sum(o.payment_share) != c.amount_total) x"""
    assert count(stand, torn) == 0
    assert count(stand, "SELECT count(*) FROM farm_checkout") >= 60


def test_the_sellers_ledger_is_the_books_balance_for_each_seller(stand):
    assert count(stand, "SELECT count(*) FROM farm_ledger_entry") > 100
    gap = """WITH books AS (
                 SELECT m.partner_id, c.id AS company_id, -sum(m.balance) AS amount FROM account_move_line m
                 JOIN res_company c ON c.id = m.company_id AND c.farm_seller_account_id = m.account_id
                 WHERE m.parent_state = 'posted' GROUP BY 1, 2),
             ledger AS (
                 SELECT partner_id, company_id, sum(amount) AS amount FROM farm_ledger_entry GROUP BY 1, 2)
             SELECT count(*) FROM books FULL JOIN ledger USING (partner_id, company_id)
             WHERE COALESCE(books.amount, 0) != COALESCE(ledger.amount, 0)"""
    assert count(stand, gap) == 0


def test_the_markets_do_not_share_stalls_orders_or_sellers(stand):
    shared = """SELECT count(*) FROM sale_order o JOIN farm_stall s ON s.id = o.stall_id
                WHERE o.company_id != s.company_id"""
    assert count(stand, shared) == 0
    assert count(stand, "SELECT count(DISTINCT company_id) FROM farm_stall") == 2


def test_the_budget_adds_up_to_the_dong(stand):
    total = """SELECT COALESCE(sum(l.amount_estimated), 0) FROM farm_budget_line l
               JOIN farm_budget b ON b.id = l.budget_id WHERE b.year = 2023"""
    assert count(stand, total) == 580_792_000
