import hashlib
import secrets

from odoo import api, fields, models
from odoo.tools import SQL

SALT_PARAMETER = 'farm_trace.scan_salt'


class FarmScan(models.Model):
    """How often the page of a lot was opened: one row per lot, visitor and day.

    A copied code is scanned more often, and in more hands, than one label can be. No address is kept: a visitor is a
    hash with a salt that is thrown away at the end of the day, so that two days cannot be put together.
    """

    _name = 'farm.scan'
    _description = "Scan of a Trace Code"
    _order = 'date desc, id desc'
    _rec_name = 'lot_id'

    lot_id = fields.Many2one('stock.lot', required=True, readonly=True, ondelete='cascade', index=True)
    product_id = fields.Many2one(related='lot_id.product_id')
    company_id = fields.Many2one(related='lot_id.company_id', store=True, index=True)
    date = fields.Date(string="Day", required=True, readonly=True)
    first_at = fields.Datetime(string="First Scan", required=True, readonly=True)
    last_at = fields.Datetime(string="Last Scan", required=True, readonly=True)
    count = fields.Integer(string="Scans", required=True, readonly=True, default=1)
    visitor_hash = fields.Char(required=True, readonly=True)

    _lot_day_visitor_uniq = models.UniqueIndex("(lot_id, date, visitor_hash)")

    @api.model
    def _count_scan(self, lot, address):
        """Count one look at the page of `lot` by the visitor at `address` (address and browser; hashed, not kept)."""
        now, today = fields.Datetime.now(), fields.Date.today()
        digest = hashlib.sha256(f'{self._get_salt(today)}|{address}'.encode()).hexdigest()[:24]
        self.flush_model()
        # One statement, so that two scans at the same moment neither collide nor lose one.
        self.env.cr.execute(
            SQL(
                """INSERT INTO farm_scan (lot_id, company_id, date, first_at, last_at, count, visitor_hash,
                                      create_uid, create_date, write_uid, write_date)
                    VALUES (%(lot)s, %(company)s, %(today)s, %(now)s, %(now)s, 1, %(digest)s,
                            %(uid)s, %(now)s, %(uid)s, %(now)s)
               ON CONFLICT (lot_id, date, visitor_hash)
               DO UPDATE SET count = farm_scan.count + 1, last_at = EXCLUDED.last_at,
                             write_date = EXCLUDED.write_date""",
                lot=lot.id,
                company=lot.company_id.id or None,
                today=today,
                now=now,
                digest=digest,
                uid=self.env.uid,
            )
        )
        self.invalidate_model()

    @api.model
    def _get_salt(self, today):
        """Return the salt of today, making a new one (and forgetting the old) when the day changed."""
        # A system parameter, for the engine alone: no visitor has rights on it.
        parameters_sudo = self.env['ir.config_parameter'].sudo()
        day, _colon, salt = (parameters_sudo.get_param(SALT_PARAMETER) or '').partition(':')
        if day != today.isoformat():
            salt = secrets.token_hex(16)
            parameters_sudo.set_param(SALT_PARAMETER, f'{today.isoformat()}:{salt}')
        return salt
