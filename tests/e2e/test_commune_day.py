"""A commune stall manager's day on a phone: the stalls of the own commune, and of no other."""

import pytest

from .people import PHONE, Person

OWN = "SELECT id FROM farm_stall WHERE name->>'vi_VN' = 'Rau sạch Mê Linh'"
ANOTHER = "SELECT id FROM farm_stall WHERE name->>'vi_VN' = 'Rau củ Đông Anh'"
GOODS = "SELECT id FROM product_template WHERE stall_id = :stall AND name->>'vi_VN' = 'Rau cần Mê Linh'"
ACTED = """SELECT count(*) FROM mail_message WHERE model = 'farm.stall' AND res_id = :stall
           AND author_id = (SELECT partner_id FROM res_users WHERE login = 'commune')"""


@pytest.fixture
def manager(stand, visit):
    return Person(stand, visit, "commune", **PHONE)


def test_1_the_stalls_of_the_commune_are_seen_and_no_others(manager, output):
    manager.open_screen("farm_base.farm_stall_action")
    manager.shoot(output, "day-commune-1-stalls")
    own = {"lang": "vi_VN"}
    stalls = manager.call("farm.stall", "search_read", [], fields=["name", "commune_id"], context=own)
    assert "Rau sạch Mê Linh" in {stall["name"] for stall in stalls}
    assert {stall["commune_id"][1].split(",")[0] for stall in stalls} == {"Xã Mê Linh"}


def test_2_a_stalls_words_are_mended_on_the_sellers_behalf_and_it_is_told(stand, manager, output):
    stall = int(stand.sql(OWN))
    before = int(stand.sql(ACTED, stall=str(stall)))
    manager.open_record("farm_base.farm_stall_action", stall)
    manager.assert_fits()
    manager.fill("tagline", "Rau hái sáng, chiều có mặt ở phố")
    manager.save()
    manager.shoot(output, "day-commune-2-stall")
    assert int(stand.sql(ACTED, stall=str(stall))) > before, "acting for the seller is noted"


def test_3_the_sale_of_goods_is_stopped_and_taken_up_again(stand, manager, output):
    goods = stand.sql(GOODS, stall=stand.sql(OWN))
    listed = "SELECT is_listed FROM product_template WHERE id = :id"
    manager.call("product.template", "write", [[int(goods)], {"is_sale_stopped": True}])
    assert stand.sql(listed, id=goods) == "f"
    manager.open_record("farm_market.farm_listing_action", int(goods))
    manager.assert_fits()
    manager.shoot(output, "day-commune-3-goods")
    manager.call("product.template", "write", [[int(goods)], {"is_sale_stopped": False}])
    assert stand.sql(listed, id=goods) == "t"


def test_4_another_communes_stall_is_not_changed(stand, manager):
    stall = int(stand.sql(ANOTHER))
    with pytest.raises(AssertionError, match="AccessError"):
        manager.call("farm.stall", "write", [[stall], {"tagline": "Của tôi"}])


def test_5_applications_and_orders_of_the_commune_open(manager, output):
    for number, action in enumerate(("farm_market.farm_application_action", "farm_market.farm_listing_action"), 4):
        manager.open_screen(action)
        manager.shoot(output, f"day-commune-{number}-{action.split('.')[1]}")
