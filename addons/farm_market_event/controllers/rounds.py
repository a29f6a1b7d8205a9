from base64 import b64encode

import qrcode
from qrcode.image.svg import SvgPathFillImage

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class RoundController(Controller):
    def _get_round(self, event_id):
        """Return a round that visitors of this website may see, or raise NotFound."""
        event = request.env['event.event'].search(
            [
                ('id', '=', event_id),
                ('hub_id', '!=', False),
                ('round_state', '!=', 'cancel'),
                ('company_id', '=', request.website.company_id.id),
                ('is_published', '=', True),
            ]
        )
        if not event:
            raise request.not_found()
        return event

    @route(
        '/rounds',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Open-air Markets"),
    )
    def rounds(self, **kwargs):
        """List the rounds to come, and the last ones."""
        Event = request.env['event.event']
        domain = [
            ('hub_id', '!=', False),
            ('company_id', '=', request.website.company_id.id),
            ('is_published', '=', True),
            ('round_state', '!=', 'cancel'),
        ]
        now = fields.Datetime.now()
        return request.render(
            'farm_market_event.rounds',
            {
                'coming': Event.search([*domain, ('date_end', '>=', now)], order='date_begin', limit=60),
                'past': Event.search([*domain, ('date_end', '<', now)], order='date_begin desc', limit=12),
            },
        )

    @route('/rounds/<int:event_id>', type='http', auth='public', website=True, readonly=True, sitemap=False)
    def round(self, event_id, **kwargs):
        """One round: when, where, which stalls come."""
        event = self._get_round(event_id)
        # Booths are shown with the stall's public page only; the renter's contact stays inside.
        stalls = event.sudo().event_booth_ids.stall_id.filtered(lambda stall: stall.state == 'open')
        return request.render('farm_market_event.round', {'event': event, 'stalls': stalls, 'main_object': event})

    @route('/rounds/<int:event_id>/join', type='http', auth='public', website=True, sitemap=False)
    def join(self, event_id, done=None, **kwargs):
        """Where the code on the poster leads: sign up to buy or to sell, ask for a certificate, propose something."""
        event = self._get_round(event_id)
        request.session['farm_round_id'] = event.id
        return request.render(
            'farm_market_event.join', {'event': event, 'done': done, 'errors': {}, 'values': {}, **self._get_choices()}
        )

    def _get_choices(self):
        Need, Proposal = request.env['farm.round.need'], request.env['farm.round.proposal']
        return {
            'kinds': Need._fields['kind']._description_selection(request.env),
            'sides': Proposal._fields['side']._description_selection(request.env),
        }

    @route('/rounds/<int:event_id>/need', type='http', auth='public', website=True, methods=['POST'])
    def need(self, event_id, name='', phone='', kind='', note='', **kwargs):
        """Take down which certificate a producer wants."""
        name, phone = name.strip(), phone.strip()
        errors = {} if name and len(phone) >= 9 else {'need': request.env._("Enter your name and telephone number.")}
        return self._save(
            event_id,
            'farm.round.need',
            {'name': name, 'phone': phone, 'kind': kind or 'other', 'note': note.strip()},
            errors,
        )

    @route('/rounds/<int:event_id>/propose', type='http', auth='public', website=True, methods=['POST'])
    def propose(self, event_id, name='', proposed_by='', side='buyer', **kwargs):
        """Take down what somebody proposes."""
        errors = {} if name.strip() else {'proposal': request.env._("Write your proposal.")}
        return self._save(
            event_id,
            'farm.round.proposal',
            {'name': name.strip()[:500], 'proposed_by': proposed_by.strip(), 'side': side},
            errors,
        )

    def _save(self, event_id, model, values, errors):
        event = self._get_round(event_id)
        if not errors:
            try:
                # Visitors hand in and read nothing; the record is the market's.
                request.env[model].sudo().create({**values, 'event_id': event.id})
            except (ValidationError, ValueError):
                request.env.cr.rollback()
                errors = {'form': request.env._("Choose from the lists, please.")}
        if errors:
            return request.render(
                'farm_market_event.join', {'event': event, 'errors': errors, 'values': values, **self._get_choices()}
            )
        return request.redirect(f'/rounds/{event.id}/join?done=1')

    @route('/rounds/<int:event_id>/poster', type='http', auth='user', website=True, readonly=True, sitemap=False)
    def poster(self, event_id, **kwargs):
        """A poster to print: what, when, where, and the code that leads to :meth:`join`."""
        event = request.env['event.event'].browse(event_id).exists()
        if not event.hub_id or not request.env.user._is_internal():
            raise request.not_found()
        event.check_access('read')
        url = f'{event.website_id.domain or event.get_base_url()}/rounds/{event.id}/join'
        picture = qrcode.make(url, image_factory=SvgPathFillImage, border=4).to_string()
        return request.render(
            'farm_market_event.poster',
            {'event': event, 'url': url, 'code': f'data:image/svg+xml;base64,{b64encode(picture).decode()}'},
        )
