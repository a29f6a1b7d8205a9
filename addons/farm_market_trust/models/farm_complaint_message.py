from odoo import api, fields, models

#: The board is reminded so long before it has to decide.
REMIND_HOURS = 24


class FarmComplaint(models.Model):
    """Who hears what about a complaint, and when the board is reminded of its clocks."""

    _inherit = 'farm.complaint'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    def _tell_parties_of_receipt(self):
        """Tell the seller about a complaint and until when to answer, a visitor the number, the board of a request."""
        for complaint in self:
            if complaint.kind == 'complaint':
                complaint._tell_seller_of_receipt()
            elif complaint.kind == 'takedown':
                complaint._remind_board()  # a day is short: at once, and not by the next reminder
            complaint._tell_contact(
                self.env._("We received your letter under the number %s. You see the answer here:", complaint.name)
            )

    def _tell_seller_of_receipt(self):
        due = fields.Datetime.context_timestamp(self, self.answer_due)
        self._tell(
            self.stall_id.user_ids.partner_id,
            self.env._(
                "A buyer complained about order %(order)s: %(subject)s. Please answer until %(due)s.",
                order=self.order_id.name,
                subject=self.subject,
                due=due.strftime('%d/%m/%Y %H:%M'),
            ),
        )

    def _tell(self, partners, body):
        self.ensure_one()
        if partners:
            self.message_notify(partner_ids=partners.ids, subject=f"{self.name}: {self.subject}", body=body)

    def _tell_contact(self, body):
        """Write to who has no account and left an e-mail address, with the page of the letter."""
        self.ensure_one()
        complaint_sudo = self.sudo()  # the address is the board's to read; the letter goes to nobody else
        if complaint_sudo.partner_id or not complaint_sudo.contact_email:
            return
        self.env['mail.mail'].sudo().create(
            {
                'email_to': complaint_sudo.contact_email,
                'subject': f"{self.name}: {self.subject}",
                'body_html': self.env['ir.qweb']._render(
                    'farm_market_trust.contact_mail', {'complaint': complaint_sudo, 'words': body}
                ),
                'model': self._name,
                'res_id': self.id,
                'auto_delete': False,
            }
        )

    # === Clocks === #

    @api.model
    def _cron_remind_board(self):
        """Remind the boards of what they have to decide within a day or should have decided, once until they act."""
        soon = fields.Datetime.add(fields.Datetime.now(), hours=REMIND_HOURS)
        domain = [
            ('state', 'in', ('new', 'answered')),
            ('decision_due', '<', soon),
            ('activity_ids', '=', False),
        ]
        complaints = self.search(domain, order='decision_due', limit=200)
        for complaint in complaints:
            complaint._remind_board()
            self.env['ir.cron']._commit_progress(1)
        if len(complaints) == 200:
            self.env['ir.cron']._commit_progress(remaining=self.search_count(domain))

    def _remind_board(self):
        """Put it on the list of the market's board, with the day on which it is due."""
        self.ensure_one()
        # Who sits on the board is no secret to the one who files a request, its accounts are.
        board = self.env.ref('farm_base.group_board').sudo().all_user_ids
        users = board.filtered(
            lambda user: user.company_id == self.company_id and user != self.env.ref('base.user_root')
        )
        kinds = dict(self._fields['kind']._description_selection(self.env))
        for user in users:
            self.sudo().activity_schedule(
                'mail.mail_activity_data_todo',
                date_deadline=fields.Datetime.context_timestamp(self, self.decision_due).date(),
                user_id=user.id,
                summary=self.env._("Decide: %s", kinds[self.kind]),
            )
