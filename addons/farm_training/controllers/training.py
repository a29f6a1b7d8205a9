from odoo import http
from odoo.exceptions import ValidationError
from odoo.http import request

from ..models.farm_training_evaluation import CRITERIA


class TrainingController(http.Controller):
    def _get_registration(self, registration_id, token):
        """Return the registration that the token opens (sudo: attendees need no account), or answer 404."""
        registration_sudo = request.env['event.registration'].sudo().browse(registration_id).exists()
        if not registration_sudo or not registration_sudo._check_training_token(token):
            raise request.not_found()
        return registration_sudo

    @http.route(
        '/training/evaluate/<int:registration_id>/<string:token>',
        type='http',
        auth='public',
        website=True,
        sitemap=False,
        methods=['GET', 'POST'],
    )
    def evaluate(self, registration_id, token, comment='', **marks):
        """Show the evaluation form to somebody who attended, and take it once."""
        registration_sudo = self._get_registration(registration_id, token)
        evaluation_sudo = registration_sudo.evaluation_ids
        error = ''
        if request.httprequest.method == 'POST' and not evaluation_sudo:
            values = {name: int(marks[name]) for name in CRITERIA if marks.get(name, '') in tuple('12345')}
            if len(values) < len(CRITERIA):
                error = request.env._("Give a mark from 1 to 5 for each question.")
            else:
                try:
                    evaluation_sudo = (
                        request.env['farm.training.evaluation']
                        .sudo()
                        .create(
                            {
                                'registration_id': registration_sudo.id,
                                'comment': comment.strip()[:2000],
                                **values,
                            }
                        )
                    )
                except ValidationError as refusal:
                    error = str(refusal)
        fields = request.env['farm.training.evaluation']._fields
        return request.render(
            'farm_training.evaluate',
            {
                'registration': registration_sudo,
                'evaluation': evaluation_sudo,
                'criteria': [(name, fields[name]._description_string(request.env)) for name in CRITERIA],
                'error': error,
            },
        )

    @http.route(
        '/training/certificate/<int:registration_id>/<string:token>',
        type='http',
        auth='public',
        website=True,
        sitemap=False,
        readonly=True,
    )
    def certificate(self, registration_id, token, **kwargs):
        """Hand out the certificate of attendance as a PDF."""
        registration_sudo = self._get_registration(registration_id, token)
        if not registration_sudo._is_certified():
            raise request.not_found()
        report_sudo = request.env['ir.actions.report'].sudo()
        content, kind = report_sudo._render('farm_training.report_training_certificate', registration_sudo.ids)
        mimetype = 'application/pdf' if kind == 'pdf' else 'text/html; charset=utf-8'
        return request.make_response(content, [('Content-Type', mimetype), ('Content-Length', len(content))])

    @http.route(
        '/training/verify/<int:registration_id>/<string:token>',
        type='http',
        auth='public',
        website=True,
        sitemap=False,
        readonly=True,
    )
    def verify(self, registration_id, token, **kwargs):
        """Confirm a printed certificate to whoever scans it; the name is masked."""
        registration_sudo = self._get_registration(registration_id, token)
        return request.render('farm_training.verify', {'registration': registration_sudo})
