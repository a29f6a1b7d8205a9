from odoo import fields
from odoo.exceptions import AccessError
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class LiveController(Controller):
    def _get_track(self, track_id):
        """Return a livestream that this visitor may see on this website, or raise NotFound."""
        track = request.env['event.track'].search(
            [
                ('id', '=', track_id),
                ('is_livestream', '=', True),
                ('is_published', '=', True),
                ('live_state', '!=', 'cancel'),
                ('event_id.company_id', '=', request.website.company_id.id),
            ]
        )
        if not track:
            raise request.not_found()
        return track

    @route(
        '/live',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Livestreams"),
    )
    def sessions(self, **kwargs):
        """What runs now, what comes, and replays."""
        Track = request.env['event.track']
        domain = [
            ('is_livestream', '=', True),
            ('is_published', '=', True),
            ('live_state', '!=', 'cancel'),
            ('event_id.company_id', '=', request.website.company_id.id),
        ]
        now = fields.Datetime.now()
        return request.render(
            'farm_market_live.sessions',
            {
                'coming': Track.search([*domain, ('date_end', '>=', now)], order='date'),
                'past': Track.search([*domain, ('date_end', '<', now)], order='date desc', limit=24),
                'now': now,
            },
        )

    @route('/live/<int:track_id>/goods', type='http', auth='public', website=True, readonly=True, sitemap=False)
    def goods(self, track_id, **kwargs):
        """The goods of a session as they are pinned at this moment, to renew them on the page."""
        track = self._get_track(track_id)
        return request.render('farm_market_live.goods', {'track': track}, headers={'Cache-Control': 'no-store'})

    @route('/live/<int:track_id>/to/<int:pin_id>', type='http', auth='public', website=True, sitemap=False)
    def to_goods(self, track_id, pin_id, **kwargs):
        """From the session to the goods; what is ordered there counts for the session."""
        track = self._get_track(track_id)
        pin = track._get_live_goods().filtered(lambda each: each.id == pin_id)
        if not pin:
            return request.redirect(track.website_url)
        request.session['farm_live_track_id'] = track.id
        return request.redirect(pin.product_tmpl_id.website_url)

    @route('/my/live/<int:track_id>', type='http', auth='user', website=True, readonly=True)
    def my_live(self, track_id, **kwargs):
        """The streamer's remote control, on a phone: pin what is spoken about."""
        track = self._get_track(track_id)
        self._check_streamer(track)
        return request.render('farm_market_live.my_live', {'track': track, 'pins': track.sudo().pin_ids})

    @route(
        '/my/live/<int:track_id>/<int:pin_id>/<string:step>', type='http', auth='user', website=True, methods=['POST']
    )
    def my_live_step(self, track_id, pin_id, step, **kwargs):
        """Pin or unpin."""
        track = self._get_track(track_id)
        self._check_streamer(track)
        pin = track.sudo().pin_ids.filtered(lambda each: each.id == pin_id).sudo(False)
        if not pin or step not in ('pin', 'unpin'):
            raise request.not_found()
        if step == 'pin':
            pin.action_pin()
        else:
            pin.action_unpin()
        return request.redirect(f'/my/live/{track.id}')

    def _check_streamer(self, track):
        try:
            track._check_runs_livestream()
        except AccessError as error:
            raise request.not_found() from error
