import hashlib
import secrets

from odoo import api, fields, models
from odoo.tools import SQL

SALT_PARAMETER = 'farm_trace.scan_salt'


class FarmScan(models.Model):
    """How often the page of a lot or of one package was opened: one row per visitor and day.

    A copied code is scanned more often, in more hands and in more places, than one label can be. No address is kept: a
    visitor is a hash with a salt that is thrown away at the end of the day, so that two days cannot be put together. A
    place is a town or a province, to a tenth of a degree (eleven kilometres).
    """

    _name = 'farm.scan'
    _description = "Scan of a Trace Code"
    _order = 'date desc, id desc'
    _rec_name = 'lot_id'

    lot_id = fields.Many2one('stock.lot', required=True, readonly=True, ondelete='cascade', index=True)
    unit_id = fields.Many2one(
        'farm.trace.unit', string="Package", readonly=True, ondelete='cascade', index='btree_not_null'
    )
    product_id = fields.Many2one(related='lot_id.product_id')
    company_id = fields.Many2one(related='lot_id.company_id', store=True, index=True)
    date = fields.Date(string="Day", required=True, readonly=True)
    first_at = fields.Datetime(string="First Scan", required=True, readonly=True)
    last_at = fields.Datetime(string="Last Scan", required=True, readonly=True)
    count = fields.Integer(string="Scans", required=True, readonly=True, default=1)
    visitor_hash = fields.Char(required=True, readonly=True)
    checked_at = fields.Datetime(string="Hidden Code Typed", readonly=True)
    place = fields.Char(readonly=True, help="Town or province, from the address on the net or as the visitor says.")
    has_position = fields.Boolean(readonly=True)
    latitude = fields.Float(digits=(4, 1), readonly=True)
    longitude = fields.Float(digits=(4, 1), readonly=True)

    _lot_day_visitor_uniq = models.UniqueIndex("(lot_id, date, visitor_hash, COALESCE(unit_id, 0))")

    @api.model
    def _count_scan(self, lot, address, unit=None, place=None, is_check=False):
        """Count one look at the page of `lot`, or of one package of it.

        :param str address: address and browser of the visitor; hashed, not kept
        :param unit: the `farm.trace.unit`, where the label names one
        :param tuple place: name, latitude and longitude (or ``None``) of where the visitor is
        :param bool is_check: whether the right hidden code was typed
        """
        now, today = fields.Datetime.now(), fields.Date.today()
        digest = hashlib.sha256(f'{self._get_salt(today)}|{address}'.encode()).hexdigest()[:24]
        name, latitude, longitude = place or ('', None, None)
        known = latitude is not None and longitude is not None
        self.flush_model()
        # One statement, so that two scans at the same moment neither collide nor lose one. What the visitor says of the
        # place (with a check) counts for more than what the net knows.
        self.env.cr.execute(
            SQL(
                """INSERT INTO farm_scan (lot_id, unit_id, company_id, date, first_at, last_at, count, visitor_hash,
                                      checked_at, place, has_position, latitude, longitude,
                                      create_uid, create_date, write_uid, write_date)
                    VALUES (%(lot)s, %(unit)s, %(company)s, %(today)s, %(now)s, %(now)s, 1, %(digest)s,
                            %(checked)s, %(place)s, %(known)s, %(latitude)s, %(longitude)s,
                            %(uid)s, %(now)s, %(uid)s, %(now)s)
               ON CONFLICT (lot_id, date, visitor_hash, COALESCE(unit_id, 0))
               DO UPDATE SET count = farm_scan.count + 1, last_at = EXCLUDED.last_at,
                             write_date = EXCLUDED.write_date,
                             checked_at = COALESCE(farm_scan.checked_at, EXCLUDED.checked_at),
                             place = COALESCE(EXCLUDED.place, farm_scan.place),
                             has_position = EXCLUDED.has_position OR farm_scan.has_position,
                             latitude = CASE WHEN EXCLUDED.has_position
                                             THEN EXCLUDED.latitude ELSE farm_scan.latitude END,
                             longitude = CASE WHEN EXCLUDED.has_position
                                              THEN EXCLUDED.longitude ELSE farm_scan.longitude END""",
                lot=lot.id,
                unit=unit.id if unit else None,
                company=lot.company_id.id or None,
                today=today,
                now=now,
                digest=digest,
                checked=now if is_check else None,
                place=name or None,
                known=known,
                latitude=round(latitude, 1) if known else 0,
                longitude=round(longitude, 1) if known else 0,
                uid=self.env.uid,
            )
        )
        self.invalidate_model()
        if unit:
            unit._update_suspicion()

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
