import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import consteq
from odoo.tools.misc import hmac

from ..tools.trace_code import ALPHABET, grouped, normalise

SERIAL_LENGTH = 8
HIDDEN_LENGTH = 8
#: Wrong hidden codes that are taken for one package in a day: more of them is guessing.
MAX_WRONG_PER_DAY = 10


class FarmTraceUnit(models.Model):
    """One package of a lot with a number of its own, and a hidden code below its scratch field.

    The number (GS1 AI 21) stands in the QR code, which can be copied; the hidden code is seen by who scratches it. It
    is made with the label and kept as a keyed hash only: nobody reads it out of the database, and it is printed once.
    Whether a code was copied is told in the part `farm_trace_unit_clone.py`.
    """

    _name = 'farm.trace.unit'
    _description = "Package With a Hidden Code"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'suspected_at desc NULLS LAST, id desc'
    _rec_name = 'serial'
    _rec_names_search = ['serial', 'lot_id.name']

    lot_id = fields.Many2one('stock.lot', required=True, readonly=True, ondelete='restrict', index=True)
    product_id = fields.Many2one(related='lot_id.product_id')
    stall_id = fields.Many2one(related='lot_id.stall_id')
    company_id = fields.Many2one(related='lot_id.company_id', store=True, index=True)
    serial = fields.Char(string="Package", required=True, readonly=True)
    hidden_hash = fields.Char(required=True, readonly=True, groups='base.group_system')
    label_job_id = fields.Many2one(
        'farm.label.job', string="Printed With", readonly=True, ondelete='set null', index='btree_not_null'
    )
    checked_at = fields.Datetime(string="Hidden Code First Typed", readonly=True)
    wrong_count = fields.Integer(string="Wrong Codes Today", readonly=True)
    wrong_on = fields.Date(readonly=True)

    _lot_serial_uniq = models.UniqueIndex("(lot_id, serial)")

    # === Making === #

    @api.model
    def _create_with_labels(self, lot, count, job):
        """Create `count` packages of a lot and return their labels: the hidden codes exist on paper from here on."""
        taken = set(self.search([('lot_id', '=', lot.id)]).mapped('serial'))
        label = lot._prepare_label()
        title, values, labels = self.env._("Scratch to check"), [], []
        for _package in range(count):
            serial = self._generate(SERIAL_LENGTH)
            while serial in taken:
                serial = self._generate(SERIAL_LENGTH)
            taken.add(serial)
            hidden = self._generate(HIDDEN_LENGTH)
            values.append(
                {
                    'lot_id': lot.id,
                    'serial': serial,
                    'hidden_hash': self._hash(lot, serial, hidden),
                    'label_job_id': job.id,
                }
            )
            labels.append(
                label._replace(
                    url=lot._get_unit_url(serial),
                    code=f'{label.code} / {serial}',
                    hidden=grouped(hidden),
                    hidden_title=title,
                )
            )
        # Ten thousand packages want no message each that they were made.
        self.with_context(tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True).create(values)
        return labels

    @api.model
    def _generate(self, length):
        return ''.join(secrets.choice(ALPHABET) for _place in range(length))

    @api.model
    def _hash(self, lot, serial, hidden):
        """Return how a hidden code is kept. The key is the database's own secret: a stolen table tells nothing."""
        return hmac(self.env(su=True), 'farm.trace.unit', (lot.id, serial, hidden))

    # === Finding and checking === #

    @api.model
    def _find(self, lot, serial):
        """Return the package (sudoed) of a lot that a label names; empty when there is none."""
        # The page is public; what it shows of a package is chosen in `_get_public_values`.
        return self.sudo().search([('lot_id', '=', lot.id), ('serial', '=', normalise(serial))], limit=1)

    def _check_hidden_code(self, typed, address, place=None):
        """Return what came of typing a hidden code: ``first``, ``again``, ``wrong`` or ``blocked``.

        :param str address: address and browser of the visitor; hashed, not kept
        :param tuple place: see :meth:`farm.scan._count_scan`
        """
        self.ensure_one()
        today = fields.Date.today()
        # Two who type at the same moment are told one after the other who was first.
        self.lock_for_update()
        wrong = self.wrong_count if self.wrong_on == today else 0
        if wrong >= MAX_WRONG_PER_DAY:
            return 'blocked'
        if not consteq(self.hidden_hash, self._hash(self.lot_id, self.serial, normalise(typed))):
            self.write({'wrong_count': wrong + 1, 'wrong_on': today})
            return 'wrong'
        result = 'again' if self.checked_at else 'first'
        if not self.checked_at:
            self.checked_at = fields.Datetime.now()
        self.env['farm.scan']._count_scan(self.lot_id, address, unit=self, place=place, is_check=True)
        return result

    def _get_url(self):
        self.ensure_one()
        return self.lot_id._get_unit_url(self.serial)

    def _get_resolver_links(self, links):
        """Return the links of a package: those of its lot, with the page of the package in place of the lot's."""
        self.ensure_one()
        page = f'/t/{self.lot_id.trace_code}'
        return [
            link._replace(url=f'{link.url}/21/{self.serial}')
            if link.url.endswith(page) and link.kind in ('defaultLink', 'traceability')
            else link
            for link in links
        ]

    def action_open_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self._get_url(), 'target': 'new'}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_printed(self):
        raise UserError(self.env._("Packages are kept: their labels are on the goods."))
