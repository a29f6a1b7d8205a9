from odoo.exceptions import AccessError, UserError
from odoo.http import request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.portal.controllers.portal import pager as portal_pager

from .buyer import BuyerPortal

_lt = LazyTranslate(__name__)

MAX_FILES = 6
MAX_FILE_SIZE = 8 * 1024 * 1024
EVIDENCE_TYPES = ('image/', 'video/', 'application/pdf')
PAGE_SIZE = 20


class ComplaintPortal(BuyerPortal):
    """Complaints of buyers, petitions and reports of anybody."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'complaint_count' in counters:
            values['complaint_count'] = request.env['farm.complaint'].search_count(self._get_own_domain())
        return values

    def _get_own_domain(self):
        return [('partner_id', '=', request.env.user.partner_id.id)]

    def _read_evidence(self):
        """Return the uploaded files as pairs of name and content, or raise UserError for what cannot be evidence."""
        files = []
        for upload in request.httprequest.files.getlist('evidence')[:MAX_FILES]:
            if not upload.filename:
                continue
            if not (upload.mimetype or '').startswith(EVIDENCE_TYPES):
                raise UserError(request.env._("%s is neither a picture, a video nor a PDF.", upload.filename))
            content = upload.read(MAX_FILE_SIZE + 1)
            if len(content) > MAX_FILE_SIZE:
                raise UserError(request.env._("%s is larger than 8 MB. Choose a smaller file.", upload.filename))
            files.append((upload.filename, content))
        return files

    def _get_reasons(self):
        return request.env['farm.complaint']._fields['reason']._description_selection(request.env)

    # === About an order === #

    @route('/my/orders/<int:order_id>/complaint', type='http', auth='public', website=True, methods=['GET'])
    def complaint_form(self, order_id, access_token=None, error=None, answers=None, **kwargs):
        """Ask what was wrong with an order."""
        order_sudo = self._get_own_purchase(order_id, access_token)
        return request.render(
            'farm_market_trust.complaint_form',
            {
                'order': order_sudo,
                'may_complain': order_sudo._may_complain(),
                'complaint': order_sudo._get_open_complaint(),
                'goods': order_sudo.order_line.filtered('stall_id'),
                'reasons': self._get_reasons(),
                'wishes': request.env['farm.complaint']._fields['wish']._description_selection(request.env),
                'term': request.env['farm.complaint.term'].sudo()._get_current(order_sudo.company_id),
                'answers': answers or {},
                'access_token': access_token,
                'error': error,
            },
        )

    @route('/my/orders/<int:order_id>/complaint', type='http', auth='public', website=True, methods=['POST'])
    def complain(self, order_id, access_token=None, **post):
        """Take the complaint in, with its evidence."""
        order_sudo = self._get_own_purchase(order_id, access_token)
        chosen = {int(item) for item in request.httprequest.form.getlist('line') if item.isdecimal()}
        lines = order_sudo.order_line.filtered(lambda line: line.id in chosen)
        try:
            complaint_sudo = order_sudo._complain(
                post.get('reason'), post.get('description'), post.get('wish'), lines, self._read_evidence()
            )
        except UserError as error:
            return self.complaint_form(order_id, access_token=access_token, error=error.args[0], answers=post)
        return request.redirect(complaint_sudo.get_portal_url(query_string='&sent=1'))

    @route(['/my/complaints', '/my/complaints/page/<int:page>'], type='http', auth='user', website=True, readonly=True)
    def my_complaints(self, page=1, **kwargs):
        """List what the user complained about, asked for or reported."""
        Complaint = request.env['farm.complaint']
        domain = self._get_own_domain()
        pager = portal_pager(url='/my/complaints', total=Complaint.search_count(domain), page=page, step=PAGE_SIZE)
        complaints = Complaint.search(domain, limit=PAGE_SIZE, offset=pager['offset'])
        return request.render(
            'farm_market_trust.my_complaints',
            {'complaints': complaints, 'pager': pager, 'page_name': 'complaints'},
        )

    def _get_own_complaint(self, complaint_id, access_token):
        """Return the complaint (sudoed: the right of who made it is checked here); the link of its page proves it."""
        complaint_sudo = self._document_check_access('farm.complaint', complaint_id, access_token)
        if not access_token and complaint_sudo.partner_id != request.env.user.partner_id:
            raise AccessError(request.env._("Only who made the complaint sees this page."))
        return complaint_sudo

    @route('/my/complaints/<int:complaint_id>', type='http', auth='public', website=True)
    def my_complaint(self, complaint_id, access_token=None, sent=None, **kwargs):
        """One complaint: where it stands, until when somebody answers, what was decided."""
        complaint_sudo = self._get_own_complaint(complaint_id, access_token)
        return request.render(
            'farm_market_trust.my_complaint',
            {
                'complaint': complaint_sudo,
                'access_token': access_token,
                'sent': sent,
                'page_name': 'complaints',
            },
        )

    @route('/my/complaints/<int:complaint_id>/withdraw', type='http', auth='public', website=True, methods=['POST'])
    def my_complaint_withdraw(self, complaint_id, access_token=None, **kwargs):
        """Take a complaint back."""
        complaint_sudo = self._get_own_complaint(complaint_id, access_token)
        complaint_sudo.action_withdraw()
        return request.redirect(complaint_sudo.get_portal_url())

    # === From anybody === #

    @route(
        '/feedback',
        type='http',
        auth='public',
        website=True,
        methods=['GET'],
        sitemap=True,
        readonly=True,
        list_as_website_content=_lt("Petitions and Reports"),
    )
    def feedback_form(self, error=None, answers=None, **kwargs):
        """Ask anybody what they wish or saw, without an order."""
        return request.render(
            'farm_market_trust.feedback',
            {
                'error': error,
                'answers': answers or {},
                'reasons': self._get_reasons(),
                'stalls': request.env['farm.stall'].search(
                    [('company_id', '=', request.website.company_id.id), ('state', '=', 'open')]
                ),
                'term': request.env['farm.complaint.term'].sudo()._get_current(request.website.company_id),
                'visitor': request.env.user.partner_id if not request.env.user._is_public() else None,
                'additional_title': request.env._("Petitions and Reports"),
            },
        )

    @route('/feedback', type='http', auth='public', website=True, methods=['POST'], captcha='farm_feedback')
    def feedback(self, **post):
        """Take a petition or a report in and show its number."""
        try:
            values = self._parse_feedback(post)
            # Anybody may send one: the values are the few that `_parse_feedback` names.
            complaint_sudo = request.env['farm.complaint'].sudo()._receive(values, self._read_evidence())
        except UserError as error:
            return self.feedback_form(error=error.args[0], answers=post)
        return request.redirect(complaint_sudo.get_portal_url(query_string='&sent=1'))

    def _parse_feedback(self, post):
        if post.get('website_url'):  # a field that people do not see: only machines fill it in
            raise UserError(request.env._("Please leave the hidden field empty."))
        contact = {
            name: (post.get(name) or '').strip()[:100] for name in ('contact_name', 'contact_phone', 'contact_email')
        }
        if not contact['contact_name'] or not (contact['contact_phone'] or contact['contact_email']):
            raise UserError(
                request.env._("Give your name, and a telephone number or an e-mail address for the answer.")
            )
        stall = request.env['farm.stall']
        if (post.get('stall_id') or '').isdecimal():
            stall = stall.search(
                [('id', '=', int(post['stall_id'])), ('company_id', '=', request.website.company_id.id)]
            )
        reasons = dict(self._get_reasons())
        return {
            **contact,
            'kind': 'report' if post.get('kind') == 'report' else 'petition',
            'company_id': request.website.company_id.id,
            'stall_id': stall.id,
            'partner_id': False if request.env.user._is_public() else request.env.user.partner_id.id,
            'reason': post.get('reason') if post.get('reason') in reasons else 'other',
            'subject': (post.get('subject') or '').strip()[:150],
            'description': (post.get('description') or '').strip()[:5000],
        }
