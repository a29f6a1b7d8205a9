from datetime import timedelta

from odoo import Command, fields

from odoo.addons.farm_market_event.tests.common import FarmRoundCommon


class FarmLiveCommon(FarmRoundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)

    @classmethod
    def _create_session(cls, start=None, checked=True, **values):
        """Return a session of stall A with both goods, which runs for an hour; announced when its streamer is known."""
        track = (
            cls.env['event.track']
            .with_user(cls.board)
            .create(
                {
                    'name': "Ghé ruộng rau",
                    'is_livestream': True,
                    'date': start or fields.Datetime.now() - timedelta(minutes=10),
                    'duration': 1,
                    'stall_id': cls.stall_a.id,
                    'streamer_id': cls.seller.partner_id.id,
                    'streamer_paper': '001123456789',
                    'pin_ids': [
                        Command.create({'product_tmpl_id': product.product_tmpl_id.id})
                        for product in (cls.greens, cls.rice_bag)
                    ],
                    **values,
                }
            )
        )
        if checked:
            track.action_check_streamer()
            track.is_published = True
        return track
