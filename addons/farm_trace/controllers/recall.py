from odoo import http
from odoo.exceptions import UserError
from odoo.http import request


class RecallNotice(http.Controller):
    """Where the holder of recalled goods answers, without login: the link came with the message."""

    @http.route(
        '/recall/<int:notice_id>/<string:token>',
        type='http',
        auth='public',
        website=True,
        sitemap=False,
        methods=['GET', 'POST'],
    )
    def recall_notice(self, notice_id, token, answer='', note='', **kwargs):
        notice_sudo = request.env['farm.recall.notice']._find_by_token(notice_id, token)
        if not notice_sudo:
            raise request.not_found()
        error = ''
        if request.httprequest.method == 'POST':
            try:
                notice_sudo._acknowledge(answer, note)
            except UserError as problem:
                error = str(problem)
            else:
                return request.redirect(request.httprequest.path)
        response = request.render(
            'farm_trace.recall_notice_page',
            {
                'notice': notice_sudo.with_context(**request.env.context),
                'answers': notice_sudo._get_answers(),
                'error': error,
            },
        )
        response.headers['Referrer-Policy'] = 'no-referrer'  # the address is a secret
        return response
