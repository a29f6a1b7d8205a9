from . import controllers
from . import models
from . import vnpay

from odoo.addons.payment import reset_payment_provider, setup_provider


def post_init_hook(env):
    setup_provider(env, 'vnpay')


def uninstall_hook(env):
    """Reset the providers; delete the companies' copies that were never used, so that a later
    installation does not add a second set beside them."""
    providers = env['payment.provider'].search([('code', '=', 'vnpay')])
    reset_payment_provider(env, 'vnpay')
    used = env['payment.transaction'].search([('provider_id', 'in', providers.ids)]).provider_id
    external_ids = providers.get_external_id()
    (providers - used).filtered(lambda provider: not external_ids[provider.id]).unlink()
