from odoo import Command, fields
from odoo.exceptions import UserError, ValidationError
from odoo.http import Controller, request, route
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
MAX_FILES = 6
MAX_FILE_SIZE = 8 * 1024 * 1024


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
    def sell(self, **kwargs):
        """Tell visitors how to sell here; members see where their application stands."""
        applications = request.env['farm.application']
        if not request.env.user._is_public():
            applications = applications.search(
                [
                    ('user_id', '=', request.env.uid),
                    ('company_id', '=', request.website.company_id.id),
                ]
            )
        return request.render('farm_market.sell', {'applications': applications})

    @route('/sell/apply', type='http', auth='user', website=True, methods=['GET', 'POST'], sitemap=False)
    def apply(self, **post):
        """The application form; on POST, hand the application in."""
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse(post)
            if not errors:
                try:
                    self._create_application(values)
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
        return values, errors

    def _create_application(self, values):
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
        self._attach_papers(application_sudo)
        return application_sudo

    def _attach_papers(self, application_sudo):
        files = [file for file in request.httprequest.files.getlist('papers') if file.filename]
        if len(files) > MAX_FILES:
            raise ValidationError(request.env._("Send at most %s papers.", MAX_FILES))
        for file in files:
            content = file.read(MAX_FILE_SIZE + 1)
            if len(content) > MAX_FILE_SIZE:
                raise ValidationError(request.env._("%s is larger than 8 MB. Send a smaller picture.", file.filename))
            application_sudo.attachment_ids = [
                Command.create(
                    {
                        'name': file.filename,
                        'raw': content,
                        'res_model': application_sudo._name,
                        'res_id': application_sudo.id,
                    }
                )
            ]

    def _prepare_form_values(self, post, errors):
        company = request.website.company_id
        # Which communes the market works in is no secret; elsewhere the board opens a new one.
        hubs = request.env['farm.hub'].search([('company_id', '=', company.id)])
        provinces = hubs.commune_id.province_id
        return {
            'values': post,
            'errors': errors,
            'communes': request.env['farm.commune'].search(
                [
                    ('province_id', 'in', provinces.ids),
                    ('valid_to', '=', False),
                ]
            ),
            'regulation': request.env['farm.regulation']._get_current(company),
            'kinds': request.env['farm.application']._fields['kind']._description_selection(request.env),
        }
