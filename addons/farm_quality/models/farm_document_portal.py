from odoo import api, models
from odoo.exceptions import UserError


class FarmDocument(models.Model):
    """Handing in a paper of the dossier from the website, as the person who is logged in."""

    _inherit = 'farm.document'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    @api.model
    def _hand_in(self, values, upload=None):
        """Create and submit a paper from what a seller typed; runs with the seller's own rights.

        :param dict values: texts of the form: kind, name, producer_id, date_from, date_to, issuer, lot (its number)
        :param upload: werkzeug file, or ``None``
        :return: the submitted paper
        :raises UserError: for what cannot be read, and for what the steps refuse
        """
        producer = self.env['farm.producer'].browse(self._read_id(values.get('producer_id')))
        producer.check_access('read')
        if values.get('kind') not in dict(self._fields['kind'].selection):
            raise UserError(self.env._("The form is not complete. Choose from every list."))
        if not (values.get('name') or '').strip():
            raise UserError(self.env._("Enter the number or the title of the paper."))
        document = self.create(
            {
                'name': values['name'].strip()[:128],
                'kind': values['kind'],
                'company_id': producer.company_id.id,
                'producer_id': producer.id,
                'issuer': values.get('issuer'),
                'date_from': self._read_date(values.get('date_from')),
                'date_to': self._read_date(values.get('date_to')),
                'lot_id': self._read_lot(values, producer).id,
                **self._prepare_file_values(upload),
            }
        )
        document._take_step('submit')
        return document

    def _read_lot(self, values, producer):
        """Return the seller's lot that a paper names; a quarantine paper names one."""
        number = (values.get('lot') or '').strip()
        if not number and values['kind'] != 'quarantine':
            return self.env['stock.lot']
        # Sellers need no right on the warehouse to name a lot of their own.
        lot_sudo = self.env['stock.lot'].sudo()
        lot_sudo = lot_sudo.search([('name', '=', number), ('producer_id', '=', producer.id)], limit=1)
        if not lot_sudo:
            raise UserError(self.env._("A quarantine paper speaks of one lot of yours. Enter the number of the lot."))
        return lot_sudo
