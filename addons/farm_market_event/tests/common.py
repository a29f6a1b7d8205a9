from datetime import datetime, timedelta

from odoo import Command, fields

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class FarmRoundCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager

    @classmethod
    def _create_round(cls, hub=None, weeks=1, booths=2, **values):
        """Return a published round on a Saturday some weeks from now, 7 to 11 in the morning."""
        hub = hub or cls.hub_a
        today = fields.Date.today()
        saturday = today + timedelta(days=(5 - today.weekday()) % 7) + timedelta(weeks=weeks)
        begin = datetime.combine(saturday, datetime.min.time())
        return cls.env['event.event'].create(
            {
                'name': f"Phiên chợ {hub.commune_id.name}",
                'company_id': hub.company_id.id,
                'hub_id': hub.id,
                'date_begin': begin,
                'date_end': begin + timedelta(hours=4),
                'date_tz': 'Asia/Ho_Chi_Minh',
                'is_published': True,
                'event_booth_ids': [
                    Command.create(
                        {
                            'name': f"Quầy {number}",
                            'booth_category_id': cls.env.ref('farm_market_event.event_booth_category_stall').id,
                        }
                    )
                    for number in range(booths)
                ],
                **values,
            }
        )
