from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmCertificate(models.Model):
    """Handing in a certificate from the website, as the person who is logged in."""

    _inherit = 'farm.certificate'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    @api.model
    def _hand_in(self, values, upload=None):
        """Create and submit a certificate from what a seller typed; runs with the seller's own rights.

        :param dict values: texts of the form: name, scheme_id, certifier_id, producer_id, commodity_ids (ids
            separated by commas), date_from, date_to, stars, site
        :param upload: werkzeug file, or ``None``
        :return: the submitted certificate
        :raises UserError: for what cannot be read, and for what the steps refuse
        """
        producer = self.env['farm.producer'].browse(self._read_id(values.get('producer_id')))
        producer.check_access('read')
        if not (values.get('name') or '').strip():
            raise UserError(self.env._("Enter the number of the certificate."))
        commodities = values.get('commodity_ids') or ''
        commodity_ids = [self._read_id(part) for part in str(commodities).split(',') if part]
        certificate = self.create(
            {
                'name': values['name'].strip(),
                'company_id': producer.company_id.id,
                'producer_id': producer.id,
                'scheme_id': self._read_id(values.get('scheme_id')),
                'certifier_id': self._read_id(values.get('certifier_id')),
                'commodity_ids': [fields.Command.set(commodity_ids)],
                'date_from': self._read_date(values.get('date_from')),
                'date_to': self._read_date(values.get('date_to')),
                'stars': int(values['stars']) if str(values.get('stars') or '').isdigit() else 0,
                'site': values.get('site'),
                **self._prepare_file_values(upload),
            }
        )
        certificate._take_step('submit')
        return certificate
