import base64

from odoo import fields
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

    @route('/sell/apply', type='http', auth='user', website=True, methods=['GET', 'POST'], sitemap=False)
    def apply(self, **post):
        """The application form; on POST, hand the application in."""
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse(post)
            papers = self._read_papers(errors)
            if not errors:
                try:
                    with request.env.cr.savepoint():
                        self._create_application(values, papers)
                except (UserError, ValidationError) as error:
                    errors['form'] = error.args[0]
                else:
                    return request.redirect('/sell')
        return request.render('farm_market.apply', self._prepare_form_values(post, errors))

    def _parse(self, post):
        """Return the cleaned values of the form and the errors by field."""
        values = {name: (post.get(name) or '').strip() for name in FIELDS}
        errors = {name: request.env._("Please fill this in.") for name in REQUIRED if not values[name]}
        if values['commune_id'] and not values['commune_id'].isdecimal():
            errors['commune_id'] = request.env._("Choose a commune from the list.")
        if not post.get('accept'):
            errors['accept'] = request.env._("Read and accept the market's regulations to apply.")
        if len(''.join(char for char in values['phone'] if char.isdigit())) < 9 and 'phone' not in errors:
            errors['phone'] = request.env._("A telephone number has at least nine digits.")
        agency = request.env['farm.agency']._find_by_code(post.get('agency_code'))
        if (post.get('agency_code') or '').strip() and not agency:
            errors['agency_code'] = request.env._("No agency has this code. Leave it empty, or ask your agency.")
        return {**values, 'agency_id': agency.id}, errors

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

    def _create_application(self, values, papers):
        company = request.website.company_id
        regulation = request.env['farm.regulation']._get_current(company)
        # Applicants hand in; from then on the application is the market's record, which they read and do not write.
        application_sudo = (
            request.env['farm.application']
            .sudo()
            .create(
                {
                    **values,
                    'commune_id': int(values['commune_id']),
                    'user_id': request.env.uid,
                    'company_id': company.id,
                    'regulation_id': regulation.id,
                    'accepted_on': fields.Datetime.now(),
                }
            )
        )
        for paper in papers:
            request.env['farm.application.paper']._receive(application_sudo, *paper)
        return application_sudo

    def _prepare_form_values(self, post, errors):
        company = request.website.company_id
        partner = request.env.user.partner_id
        known = {} if request.httprequest.method == 'POST' else {'producer_name': partner.name, 'phone': partner.phone}
        # In which places the market takes sellers is no secret, nor are the communes of the country. Who comes with
        # an agency's code may come from elsewhere.
        company_sudo = company.sudo()
        domain = [('valid_to', '=', False)] if company_sudo.takes_chains else company_sudo._get_area_communes_domain()
        if not (company_sudo.area_commune_ids or company_sudo.area_province_ids):
            hubs = request.env['farm.hub'].search([('company_id', '=', company.id)])
            domain = [('valid_to', '=', False), ('province_id', 'in', hubs.commune_id.province_id.ids)]
        return {
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
