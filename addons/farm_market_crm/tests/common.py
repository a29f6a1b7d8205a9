from datetime import timedelta

from odoo import fields

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class FarmNeedCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = fields.Date.today()
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.member = cls._create_user('khach', 'base.group_portal')

    @classmethod
    def _create_need(cls, kind='need', partner=None, start=5, days=10, **values):
        return cls.env['farm.need'].create(
            {
                'kind': kind,
                'partner_id': (partner or cls.buyer).id,
                'commodity_id': cls.dropwort.id,
                'quantity': 100,
                'commune_id': cls.commune_a.id,
                'date_from': cls.today + timedelta(days=start),
                'date_to': cls.today + timedelta(days=start + days),
                **values,
            }
        )

    @classmethod
    def _create_offer(cls, stall=None, **values):
        stall = stall or cls.stall_a
        return cls._create_need('offer', stall.owner_id, stall_id=stall.id, **values)
