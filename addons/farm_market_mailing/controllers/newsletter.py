from odoo.http import Controller, request, route
from odoo.tools import email_normalize
from odoo.tools.translate import LazyTranslate

from odoo.addons.website_mass_mailing.controllers.main import MassMailController

_lt = LazyTranslate(__name__)


class NewsletterController(Controller):
    @route(
        '/newsletter',
        type='http',
        auth='public',
        website=True,
        methods=['GET', 'POST'],
        sitemap=True,
        list_as_website_content=_lt("Newsletter"),
    )
    def newsletter(self, email='', agree=None, **kwargs):
        """Subscribe to the market's newsletter, knowing what for."""
        errors = {}
        done = False
        newsletter_sudo = request.website.sudo().newsletter_id  # the market's list; visitors only add themselves
        if request.httprequest.method == 'POST':
            if not email_normalize(email):
                errors['email'] = request.env._("Enter your e-mail address, for example ha@example.com.")
            if not agree:
                errors['agree'] = request.env._("Please agree, so that we may write to you.")
            if not errors and newsletter_sudo:
                MassMailController.subscribe_to_newsletter('email', email, newsletter_sudo.id, 'email')
                done = True
        return request.render(
            'farm_market_mailing.newsletter',
            {'newsletter': newsletter_sudo, 'values': {'email': email}, 'errors': errors, 'done': done},
        )
