from datetime import datetime

from pytz import UTC, timezone

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from ..tools.market_days import next_market_day

#: A market's day is a day in Vietnam, wherever the buyer or the server is.
MARKET_TIMEZONE = timezone('Asia/Ho_Chi_Minh')
WEEKDAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    order_cutoff = fields.Float(
        string="Orders Until",
        help="Orders that come later are prepared on the next market day. 0:00: orders are taken until midnight.",
    )
    on_monday = fields.Boolean(string="Monday", default=True)
    on_tuesday = fields.Boolean(string="Tuesday", default=True)
    on_wednesday = fields.Boolean(string="Wednesday", default=True)
    on_thursday = fields.Boolean(string="Thursday", default=True)
    on_friday = fields.Boolean(string="Friday", default=True)
    on_saturday = fields.Boolean(string="Saturday", default=True)
    on_sunday = fields.Boolean(string="Sunday", default=True)

    @api.constrains('order_cutoff')
    def _check_order_cutoff(self):
        if any(not 0 <= stall.order_cutoff < 24 for stall in self):
            raise ValidationError(self.env._("Orders are taken until a time between 0:00 and 23:59."))

    def _get_weekdays(self):
        """Return the numbers of the days on which the stall prepares orders; Monday is 0."""
        self.ensure_one()
        return {number for number, day in enumerate(WEEKDAYS) if self[f'on_{day}']}

    def _get_next_preparation(self):
        """Return the day on which the stall prepares what is ordered now."""
        self.ensure_one()
        now = UTC.localize(fields.Datetime.now()).astimezone(MARKET_TIMEZONE)
        return next_market_day(now, self._get_weekdays(), self.order_cutoff)

    @api.model
    def _get_start_of_day(self):
        """Return the moment (UTC) at which today began in Vietnam."""
        today = UTC.localize(fields.Datetime.now()).astimezone(MARKET_TIMEZONE).date()
        start = MARKET_TIMEZONE.localize(datetime.combine(today, datetime.min.time()))
        return start.astimezone(UTC).replace(tzinfo=None)

    # === Who may change what === #

    @api.model
    def _get_seller_fields(self):
        """Fields that the people of a stall write themselves. Hook: rooms add theirs."""
        return {
            'address',
            'image_1920',
            'latitude',
            'longitude',
            'opening_note',
            'order_cutoff',
            'story',
            'tagline',
            *(f'on_{day}' for day in WEEKDAYS),
        }

    def write(self, vals):
        if not self.env.su:
            if 'state' in vals and not self.env.user.has_group('farm_base.group_board'):
                raise AccessError(self.env._("A stall is opened, paused and closed by its buttons."))
            if self.env.user.share and vals.keys() - self._get_seller_fields():
                raise AccessError(self.env._("A stall's people change what it says from the seller's centre."))
        res = super().write(vals)
        told = self._get_seller_fields() & vals.keys()
        if told:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(told))
            for stall in self:
                stall._note_act(labels)
        return res

    def _note_act(self, what):
        """Mark that somebody else did `what` in the seller's name, and tell the people of the stall.

        Nothing is marked when the people of the stall do it themselves, or a scheduled job does.
        """
        self.ensure_one()
        stall_sudo = self.sudo()  # whose stall it is, is not for everybody to read; they are only told
        if self.env.su or self.env.user in stall_sudo.user_ids or not stall_sudo.user_ids:
            return
        stall_sudo.message_post(
            body=self.env._("%(user)s did this in your name: %(what)s", user=self.env.user.name, what=what),
            subtype_xmlid='farm_market.mail_message_subtype_acted',
            partner_ids=stall_sudo.user_ids.partner_id.ids,
        )

    def _get_acts(self, limit=5):
        """Return the latest messages about what others did in the seller's name; the caller may read the stall."""
        self.check_access('read')
        subtype = self.env.ref('farm_market.mail_message_subtype_acted')
        domain = [('model', '=', self._name), ('res_id', 'in', self.ids), ('subtype_id', '=', subtype.id)]
        # Messages have no rule for the people of a stall; these are written for them.
        return self.env['mail.message'].sudo().search(domain, limit=limit, order='id desc')
