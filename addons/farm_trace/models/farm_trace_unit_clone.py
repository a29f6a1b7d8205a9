from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.clone_check import Sighting, suspicion

PLACES_SHOWN = 5
#: How the page marks what came of typing a hidden code.
ANSWER_STATES = {'first': 'ok', 'again': 'warn', 'wrong': 'bad', 'blocked': 'bad'}


class FarmTraceUnit(models.Model):
    """Scans of a package, and the warning when its code was copied: on its page, and to the board."""

    _inherit = 'farm.trace.unit'

    scan_ids = fields.One2many('farm.scan', 'unit_id', string="Scans", readonly=True)
    scan_count = fields.Integer(string="Times Scanned", compute='_compute_scans')
    visitor_count = fields.Integer(string="Visitors", compute='_compute_scans')
    first_scan_at = fields.Datetime(string="First Scan", compute='_compute_scans')
    places = fields.Char(compute='_compute_scans')
    suspicion = fields.Selection(
        selection=[
            ('distance', "Seen in two places too far apart"),
            ('time', "Seen long after it was used up"),
            ('count', "Seen or scratched by too many"),
        ],
        string="Clone Warning",
        readonly=True,
        tracking=True,
        index='btree_not_null',
    )
    suspected_at = fields.Datetime(string="Warned At", readonly=True)
    cleared_at = fields.Datetime(readonly=True, help="What was seen before this moment raises no warning any more.")
    cleared_by_id = fields.Many2one('res.users', readonly=True)

    def _compute_scans(self):
        groups = {
            unit: rest
            for unit, *rest in self.env['farm.scan']._read_group(
                [('unit_id', 'in', self.ids)],
                ['unit_id'],
                ['count:sum', '__count', 'first_at:min', 'place:array_agg'],
            )
        }
        for unit in self:
            scans, visitors, first, places = groups.get(unit, (0, 0, False, []))
            unit.scan_count, unit.visitor_count, unit.first_scan_at = scans, visitors, first
            named = list(dict.fromkeys(place for place in places if place))
            unit.places = ", ".join(named[:PLACES_SHOWN])

    def _update_suspicion(self):
        """Judge anew whether the code was copied, and warn the board when that is new."""
        for unit in self:
            scans = unit.scan_ids.filtered(
                lambda scan, unit=unit: not unit.cleared_at or scan.last_at > unit.cleared_at
            )
            found = suspicion([sighting for scan in scans for sighting in unit._get_sightings(scan)])
            if found and not unit.suspicion:
                unit.write({'suspicion': found, 'suspected_at': fields.Datetime.now()})
                unit._warn_board()

    def _get_sightings(self, scan):
        """Return what one row of scans tells: when the visitor came, and when the visitor was last seen."""
        where = (scan.latitude, scan.longitude) if scan.has_position else (None, None)
        seen = [scan.first_at] if scan.first_at == scan.last_at else [scan.first_at, scan.last_at]
        return [Sighting(at, f'{scan.date}|{scan.visitor_hash}', *where, is_check=bool(scan.checked_at)) for at in seen]

    def _warn_board(self):
        """Give each person of the market's board the task to look into it."""
        self.ensure_one()
        engine = self.env.ref('base.user_root')
        board = self.env.ref('farm_base.group_board').all_user_ids.filtered(
            lambda user: self.company_id in user.company_ids and user != engine
        )
        for user in board:
            told = self.with_context(lang=user.lang)
            reasons = dict(self._fields['suspicion']._description_selection(told.env))
            told.activity_schedule(
                'farm_trace.mail_activity_type_clone',
                user_id=user.id,
                note=told.env._(
                    "Package %(serial)s of lot %(lot)s (%(goods)s): %(reason)s. The label may be copied: find out "
                    "where, and warn the stall.",
                    serial=self.serial,
                    lot=self.lot_id.name,
                    goods=self.product_id.name,
                    reason=reasons[self.suspicion],
                ),
            )

    def action_clear(self):
        """Take the warning back: it was looked into, and the label is no copy."""
        if any(not unit.suspicion for unit in self):
            raise UserError(self.env._("There is no warning to take back."))
        self.write(
            {
                'suspicion': False,
                'cleared_at': fields.Datetime.now(),
                'cleared_by_id': self.env.user.id,
            }
        )
        self.activity_feedback(['farm_trace.mail_activity_type_clone'])

    def _get_public_values(self, result=''):
        """Return what the page says of one package.

        :param str result: what came of typing the hidden code, see :meth:`_check_hidden_code`
        """
        self.ensure_one()
        day = self.lot_id._format_day
        rows = [
            (self.env._("Package"), self.serial),
            (self.env._("Opened"), self.env._("%(times)s times", times=self.scan_count) if self.scan_count else ''),
            (self.env._("First opened"), self.first_scan_at and day(self.first_scan_at)),
            (self.env._("Where"), self.places),
            (self.env._("Hidden code first typed"), self.checked_at and day(self.checked_at)),
        ]
        return {
            'serial': self.serial,
            'rows': [{'label': label, 'value': value} for label, value in rows if value],
            'answer': self._get_answer(result),
            'warning': dict(self._fields['suspicion']._description_selection(self.env)).get(self.suspicion, ''),
        }

    def _get_public_state(self):
        """Return the state that a page with a clone warning shows on top, in the shape of the lot's own."""
        self.ensure_one()
        state = self.lot_id._get_public_state()
        if state['code'] in ('recalled', 'held'):
            return state
        return {
            'code': 'held',
            'title': self.env._("Careful: this label may be a copy"),
            'text': self.env._("What stands below is about the genuine goods. Whether you have them, nobody can say."),
        }

    def _get_answer(self, result):
        """Return state and words for what came of typing the hidden code, or ``None``."""
        since = self.checked_at and self.lot_id._format_day(self.checked_at)
        words = {
            'first': self.env._("Genuine: you are the first to scratch this hidden code."),
            'again': self.env._(
                "The hidden code is right, but it was typed before, first on %s. If that was not you, the label may be "
                "copied: call the hotline.",
                since,
            ),
            'wrong': self.env._(
                "This hidden code does not belong to this package. Look at it again, or call the hotline."
            ),
            'blocked': self.env._("Too many wrong codes today. Try again tomorrow, or call the hotline."),
        }
        return (ANSWER_STATES[result], words[result]) if result in words else None
