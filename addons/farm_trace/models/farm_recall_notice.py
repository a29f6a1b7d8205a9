import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import consteq

#: Notices that the scheduled action sends before it saves what it has done.
BATCH = 100


class FarmRecallNotice(models.Model):
    """The message of a recall to one holder of the goods, and the answer.

    Sent by every channel by which the holder can be reached: by e-mail, by text message through whichever provider
    Odoo's SMS is set up with, and by what addons add (see :meth:`_get_channels`). Who gets it answers on a page of the
    own, without login. Sending is the scheduled action's: stopping the goods never waits for a mail server.
    """

    _name = 'farm.recall.notice'
    _description = "Recall: Notice"
    _order = 'recall_id, acknowledged_at NULLS FIRST, id'
    _rec_name = 'partner_id'

    recall_id = fields.Many2one('farm.recall', required=True, readonly=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='recall_id.company_id', store=True, index=True)
    partner_id = fields.Many2one(
        'res.partner', string="Holder", required=True, readonly=True, ondelete='restrict', index=True
    )
    phone = fields.Char(related='partner_id.phone')
    email = fields.Char(related='partner_id.email')
    line_ids = fields.One2many('farm.recall.line', 'notice_id', string="Goods", readonly=True)
    access_token = fields.Char(
        required=True,
        readonly=True,
        copy=False,
        groups='base.group_system',
        default=lambda self: secrets.token_urlsafe(24),
    )
    state = fields.Selection(
        selection=[
            ('waiting', "To Be Sent"),
            ('sent', "Sent"),
            ('unreachable', "No Address: Call or Visit"),
            ('acknowledged', "Acknowledged"),
        ],
        required=True,
        readonly=True,
        default='waiting',
        index=True,
    )
    sent_at = fields.Datetime(readonly=True)
    sent_by = fields.Char(readonly=True, help="The channels that took the message.")
    reminder_count = fields.Integer(string="Reminders", readonly=True)
    acknowledged_at = fields.Datetime(readonly=True)
    answer = fields.Selection(
        selection=[
            ('return', "Brings It Back"),
            ('gone', "Nothing Is Left"),
            ('call', "Asks to Be Called"),
        ],
    )
    note = fields.Text(string="Remark")

    _recall_partner_uniq = models.UniqueIndex("(recall_id, partner_id)")

    # === Sending === #

    @api.model
    def _get_channels(self):
        """Return by which channels notices are sent: dict of code and name, in this order.

        Hook: an addon for another provider adds its code and a method ``_send_by_<code>()``. It is called on the
        notices of one batch, hands over those whose holder it can reach, and returns them. A provider that does not
        answer returns none of them and raises nothing: the other channels go on.
        """
        return {'email': self.env._("E-mail"), 'sms': self.env._("Text message")}

    def _send(self):
        """Send the notices by every channel, and note which of them took each."""
        taken = {
            name: getattr(self, f'_send_by_{code}')()
            for code, name in self.with_context(lang=self.env.lang or 'vi_VN')._get_channels().items()
        }
        for notice in self:
            names = [name for name, notices in taken.items() if notice in notices]
            notice.write(
                {'state': 'sent', 'sent_at': fields.Datetime.now(), 'sent_by': ", ".join(names)}
                if names
                else {'state': 'unreachable'}
            )

    def _send_by_email(self):
        """Queue the e-mails; return the notices whose holder has an address."""
        notices = self.filtered('partner_id.email')
        if notices:
            self.env.ref('farm_trace.mail_template_recall_notice').send_mail_batch(notices.ids, force_send=False)
        return notices

    def _send_by_sms(self):
        """Queue the text messages; return the notices whose holder has a number."""
        notices = self.filtered('partner_id.phone_sanitized')
        self.env['sms.sms'].create([notice._prepare_sms_values() for notice in notices])
        return notices

    def _prepare_sms_values(self):
        notice = self.with_context(lang=self.partner_id.lang or self.env.lang)
        return {
            'partner_id': self.partner_id.id,
            'number': self.partner_id.phone_sanitized,
            'body': notice.env._(
                "%(market)s: goods you bought were recalled, do not eat them. Read and answer: %(url)s",
                market=self.company_id.name,
                url=self._get_url(),
            ),
        }

    def _get_url(self):
        self.ensure_one()
        # The link is the proof of who it was sent to; it goes into the message and nowhere else.
        return f'{self.recall_id.get_base_url().rstrip("/")}/recall/{self.id}/{self.sudo().access_token}'

    @api.model
    def _cron_send(self):
        """Send what waits, in batches that are saved one by one."""
        waiting = self.search([('state', '=', 'waiting')])
        self.env['ir.cron']._commit_progress(remaining=len(waiting))
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH].try_lock_for_update()
            batch._send()
            if not self.env['ir.cron']._commit_progress(len(batch)):
                break

    def action_remind(self):
        """Send the notices again to those who have not answered."""
        self.recall_id._check_right()
        open_notices = self.filtered(lambda notice: notice.state in ('sent', 'unreachable'))
        if not open_notices:
            raise UserError(self.env._("All of them have answered, or wait for their first message."))
        # Who may recall may send, without a right of the own on mails and text messages.
        open_notices.sudo()._send()
        for notice in open_notices:
            notice.sudo().reminder_count += 1

    # === Answering === #

    @api.model
    def _find_by_token(self, notice_id, token):
        """Return the notice (sudoed) that a link leads to; empty when the link is not right."""
        # Public by design: who has the link is who got the message.
        notice_sudo = self.sudo().browse(notice_id).exists()
        return notice_sudo if notice_sudo and consteq(notice_sudo.access_token, token) else self.sudo()

    def _get_answers(self):
        """Return the answers that a holder can give, in the holder's words."""
        return {
            'return': self.env._("I bring them back, or have them collected"),
            'gone': self.env._("I have nothing left of them"),
            'call': self.env._("Please call me"),
        }

    def _acknowledge(self, answer, note=''):
        """Write down the holder's answer. Raises when it is none of those that can be given."""
        self.ensure_one()
        if answer not in self._get_answers():
            raise UserError(self.env._("Choose one of the answers."))
        if self.recall_id.state != 'running':
            raise UserError(self.env._("This recall is over. Call the market's hotline."))
        self.write(
            {
                'state': 'acknowledged',
                'acknowledged_at': self.acknowledged_at or fields.Datetime.now(),
                'answer': answer,
                'note': (note or '').strip()[:500],
            }
        )
        for line in self.line_ids if answer == 'gone' else ():
            line.gone_quantity = max(0, line.quantity - line.returned_quantity - line.collected_quantity)

    def action_acknowledge(self):
        """Write down an answer that came by telephone: the goods will be brought back."""
        self.recall_id._check_right()
        for notice in self.filtered(lambda notice: notice.state != 'acknowledged'):
            notice._acknowledge(notice.answer or 'return', notice.note)
