import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Types of files that a certificate may be handed in as, with how their content begins.
FILE_SIGNATURES = (b'%PDF-', b'\xff\xd8\xff', b'\x89PNG\r\n')
MAX_FILE_SIZE = 10 * 1024 * 1024


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

    def _read_id(self, text):
        if not str(text or '').isdigit():
            raise UserError(self.env._("The form is not complete. Choose from every list."))
        return int(text)

    def _read_date(self, text):
        try:
            return fields.Date.to_date(text or False)
        except ValueError as error:
            raise UserError(self.env._("“%s” is not a date.", text)) from error

    def _prepare_file_values(self, upload):
        if not upload or not upload.filename:
            return {}
        content = upload.read(MAX_FILE_SIZE + 1)
        if len(content) > MAX_FILE_SIZE or not content.startswith(FILE_SIGNATURES):
            raise UserError(self.env._("Hand in a PDF, JPEG or PNG file of at most 10 MB."))
        return {'file': base64.b64encode(content), 'file_name': upload.filename[-100:]}
