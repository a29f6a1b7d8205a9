from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class TrainingPortal(CustomerPortal):
    def _get_training_domain(self):
        """Return the domain of the trainings for which the current user has signed up."""
        return [
            ('partner_id', '=', request.env.user.partner_id.id),
            ('training_kind', '!=', False),
            ('state', '!=', 'cancel'),
        ]

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'training_count' in counters:
            # Portal users have no right to registrations: the domain limits them to their own.
            values['training_count'] = (
                request.env['event.registration'].sudo().search_count(self._get_training_domain())
            )
        return values

    @http.route('/my/trainings', type='http', auth='user', website=True)
    def my_trainings(self, **kwargs):
        registrations_sudo = request.env['event.registration'].sudo().search(self._get_training_domain())
        for attachment_sudo in registrations_sudo.event_id.material_ids:
            attachment_sudo.generate_access_token()
        return request.render(
            'farm_training.portal_my_trainings',
            {
                **self._prepare_portal_layout_values(),
                'page_name': 'trainings',
                'registrations': registrations_sudo.sorted(lambda r: r.event_id.date_begin, reverse=True),
            },
        )
