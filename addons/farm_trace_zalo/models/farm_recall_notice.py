import logging

from odoo import api, models

from ..tools.zns import ZnsError

_logger = logging.getLogger(__name__)
#: What Zalo takes in one parameter of a template.
MAX_PARAMETER = 80


class FarmRecallNotice(models.Model):
    _inherit = 'farm.recall.notice'

    @api.model
    def _get_channels(self):
        # OVERRIDE: Zalo is on nearly every telephone of the country, and is read sooner than an e-mail.
        return {**super()._get_channels(), 'zalo': self.env._("Zalo")}

    def _send_by_zalo(self):
        """Hand the notices over to Zalo; return those that it took."""
        taken = self.browse()
        for company, notices in self.filtered('partner_id.phone_sanitized').grouped('company_id').items():
            # The keys of the official account are the administrator's; the recall uses them and shows them nowhere.
            company_sudo = company.sudo()
            if company_sudo._has_zalo():
                taken |= notices._send_zalo_of(company_sudo)
        return taken

    def _send_zalo_of(self, company_sudo):
        taken = self.browse()
        for notice in self:
            try:
                company_sudo._send_zalo(
                    notice.partner_id.phone_sanitized,
                    notice._prepare_zalo_values(),
                    f'recall-{notice.id}-{notice.reminder_count}',
                )
            except ZnsError as error:
                _logger.warning("Zalo did not take recall notice %s: %s", notice.id, error)
                if error.code is None:
                    break  # it does not answer: the others are not kept waiting for it
            else:
                taken |= notice
        return taken

    def _prepare_zalo_values(self):
        self.ensure_one()
        values = {
            'customer_name': self.partner_id.name,
            'goods': ", ".join(self.line_ids.product_id.mapped('name')),
            'recall': self.recall_id.name,
        }
        # An address that is cut leads nowhere.
        return {**{name: text[:MAX_PARAMETER] for name, text in values.items()}, 'url': self._get_url()}
