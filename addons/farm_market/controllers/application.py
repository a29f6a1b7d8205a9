import base64

from odoo.exceptions import MissingError, UserError, ValidationError
from odoo.http import Controller, content_disposition, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)
#: What an applicant fills in.
FIELDS = (
    'kind',
    'producer_name',
    'identity_number',
    'phone',
    'commune_id',
    'address',
    'stall_name',
    'goods',
    'bank_name',
    'bank_account',
)
REQUIRED = ('kind', 'producer_name', 'identity_number', 'phone', 'commune_id', 'stall_name', 'goods')
MAX_FILE_SIZE = 8 * 1024 * 1024
FILE_TYPES = ('image/', 'application/pdf')


class FarmApplicationController(Controller):
    @route(
        '/sell',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Sell with Us"),
    )
    def sell(self, error=None, **kwargs):
        """Tell visitors how to sell here; members see where their application stands."""
        company = request.website.company_id
        applications = request.env['farm.application']
        if not request.env.user._is_public():
            applications = applications.search(
                [('user_id', '=', request.env.uid), ('company_id', '=', company.id)], limit=5
            )
        return request.render(
            'farm_market.sell',
            {
                'applications': applications,
                'paper_kinds': self._get_paper_kinds(),
                'days': company.sudo().application_screen_days + company.sudo().application_decide_days,
                'error': error,
            },
        )

    def _get_paper_kinds(self):
        return request.env['farm.application.paper']._fields['kind']._description_selection(request.env)

    # === Applying === #

    def _get_waiting(self):
        """Return the user's application here that was handed in and is not decided yet."""
        return request.env['farm.application'].search(
            [
                ('user_id', '=', request.env.uid),
                ('company_id', '=', request.website.company_id.id),
                ('state', 'in', ('submitted', 'more', 'screened')),
            ],
            limit=1,
        )

    @route('/sell/apply', type='http', auth='user', website=True, methods=['GET', 'POST'], sitemap=False)
    def apply(self, later=None, remove_paper='', **post):
        """The application form. What is sent is kept as a draft; without a fault it is handed in."""
        if self._get_waiting():
            return request.redirect('/sell')
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse(post)
            try:
                with request.env.cr.savepoint():
                    draft = self._save_draft(values, self._read_papers(errors))
                    if remove_paper.isdecimal():
                        draft._remove_paper(int(remove_paper))
                        return request.redirect('/sell/apply#papers')
                    if later:
                        return request.redirect('/sell')
                    if not errors:
                        draft._hand_in()
                        return request.redirect('/sell')
            except (UserError, ValidationError) as error:
                errors['form'] = error.args[0]
        return request.render('farm_market.apply', self._prepare_form_values(post, errors))

    @route('/sell/apply/draft', type='http', auth='user', website=True, methods=['POST'], sitemap=False)
    def save_draft(self, **post):
        """Keep what is written so far, while it is written; says which papers are kept, and which could not be."""
        if self._get_waiting():
            raise request.not_found()
        values, _faults = self._parse(post)  # a draft may have faults
        refused = {}
        try:
            with request.env.cr.savepoint():
                draft = self._save_draft(values, self._read_papers(refused))
        except (UserError, ValidationError) as error:
            return request.make_json_response({'papers': [], 'errors': {'form': error.args[0]}})
        papers = [{'id': paper.id, 'kind': paper.kind, 'name': paper.filename} for paper in draft.paper_ids]
        return request.make_json_response({'papers': papers, 'errors': refused})

    @route('/sell/apply/forget', type='http', auth='user', website=True, methods=['POST'], sitemap=False)
    def forget_draft(self, **post):
        """Forget the draft and its papers."""
        request.env['farm.application']._get_draft(request.website.company_id)._forget()
        return request.redirect('/sell')

    def _parse(self, post):
        """Return the cleaned values of the form and the errors by field."""
        values = {name: (post.get(name) or '').strip() for name in FIELDS}
        errors = {name: request.env._("Please fill this in.") for name in REQUIRED if not values[name]}
        commune = request.env['farm.commune']
        if values['commune_id']:
            commune = commune.browse(int(values['commune_id']) if values['commune_id'].isdecimal() else 0).exists()
            if not commune:
                errors['commune_id'] = request.env._("Choose a commune from the list.")
        if values['kind'] not in dict(request.env['farm.application']._fields['kind'].selection):
            values['kind'] = 'household'
        if not post.get('accept'):
            errors['accept'] = request.env._("Read and accept the market's regulations to apply.")
        if len(''.join(char for char in values['phone'] if char.isdigit())) < 9 and 'phone' not in errors:
            errors['phone'] = request.env._("A telephone number has at least nine digits.")
        agency = request.env['farm.agency']._find_by_code(post.get('agency_code'))
        if (post.get('agency_code') or '').strip() and not agency:
            errors['agency_code'] = request.env._("No agency has this code. Leave it empty, or ask your agency.")
        return {**values, 'commune_id': commune.id, 'agency_id': agency.id}, errors

    def _read_papers(self, errors):
        """Return (kind, filename, base64) of each file of the form; notes those that cannot be taken."""
        papers = []
        for kind, label in self._get_paper_kinds():
            for file in request.httprequest.files.getlist(f'paper_{kind}'):
                if not file.filename:
                    continue
                content = file.read(MAX_FILE_SIZE + 1)
                if len(content) > MAX_FILE_SIZE:
                    errors[f'paper_{kind}'] = request.env._("%s is larger than 8 MB. Send a smaller picture.", label)
                elif not (file.mimetype or '').startswith(FILE_TYPES):
                    errors[f'paper_{kind}'] = request.env._("%s: send a picture or a PDF.", label)
                else:
                    papers.append((kind, file.filename, base64.b64encode(content)))
        return papers

    def _save_draft(self, values, papers):
        """Keep the form as the user's draft and return it. Hook: rooms note with ``super()`` where it comes from."""
        return request.env['farm.application']._save_draft(request.website.company_id, values, papers)

    def _prepare_form_values(self, post, errors):
        company = request.website.company_id
        partner = request.env.user.partner_id
        draft = request.env['farm.application']._get_draft(company)
        known = {}
        if request.httprequest.method != 'POST':
            known = draft._prepare_form_post() if draft else {'producer_name': partner.name, 'phone': partner.phone}
        # In which places the market takes sellers is no secret, nor are the communes of the country. Who comes with
        # an agency's code may come from elsewhere.
        company_sudo = company.sudo()
        domain = [('valid_to', '=', False)] if company_sudo.takes_chains else company_sudo._get_area_communes_domain()
        if not (company_sudo.area_commune_ids or company_sudo.area_province_ids):
            hubs = request.env['farm.hub'].search([('company_id', '=', company.id)])
            domain = [('valid_to', '=', False), ('province_id', 'in', hubs.commune_id.province_id.ids)]
        return {
            'draft': draft,
            'values': {**known, **post},
            'errors': errors,
            'communes': request.env['farm.commune'].search(domain),
            'regulation': request.env['farm.regulation']._get_current(company),
            'kinds': request.env['farm.application']._fields['kind']._description_selection(request.env),
            'paper_kinds': self._get_paper_kinds(),
        }

    # === Answering === #

    def _get_own_application(self, application_id):
        application = request.env['farm.application'].browse(application_id).exists()
        if not application or application.user_id != request.env.user:
            raise MissingError(request.env._("This application does not exist, or is not yours."))
        return application

    @route('/sell/<int:application_id>/answer', type='http', auth='user', website=True, methods=['POST'], sitemap=False)
    def answer(self, application_id, note='', **post):
        """Send the papers and words that were asked for."""
        application = self._get_own_application(application_id)
        errors = {}
        papers = self._read_papers(errors)
        if errors:
            return self.sell(error="\n".join(errors.values()))
        try:
            with request.env.cr.savepoint():
                for paper in papers:
                    request.env['farm.application.paper']._receive(application, *paper)
                application._answer(note.strip())
        except UserError as error:
            return self.sell(error=error.args[0])
        return request.redirect('/sell')

    @route('/sell/<int:application_id>/letter', type='http', auth='user', website=True, readonly=True, sitemap=False)
    def letter(self, application_id, **kwargs):
        """The board's decision as a PDF."""
        application = self._get_own_application(application_id)
        if application.state not in ('approved', 'refused'):
            raise request.not_found()
        # The letter names the board and its member, which the applicant cannot open; the letter is for the applicant.
        report_sudo = request.env['ir.actions.report'].sudo()
        pdf, _type = report_sudo._render_qweb_pdf('farm_market.farm_application_letter_action', application.ids)
        filename = f"{application.name.replace('/', '-')}.pdf"
        return request.make_response(
            pdf,
            headers=[('Content-Type', 'application/pdf'), ('Content-Disposition', content_disposition(filename))],
        )
