from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmApplication(models.Model):
    """The steps of an application, and who takes them."""

    _inherit = 'farm.application'

    def _check_role(self, group, message):
        if not self.env.su and not self.env.user.has_group(group):
            raise AccessError(message)

    def action_screen(self):
        """The papers are complete and match. Done by the commune manager, or by the board where there is none."""
        self.check_access('write')
        if any(application.state not in ('submitted', 'more') for application in self):
            raise UserError(self.env._("Only an application that was received can be screened."))
        if 'revise' in self.paper_ids.mapped('state'):
            raise UserError(self.env._("A paper was sent back and has not come again. Wait for it, or accept it."))
        self.write({'state': 'screened', 'screened_by_id': self.env.user.id, 'reason': False})
        self.paper_ids.filtered(lambda paper: paper.state == 'new').action_accept()

    def action_ask_more(self, reason):
        self.check_access('write')
        if not (reason or '').strip():
            raise UserError(self.env._("Say what is missing."))
        for application in self:
            application._send_back(reason.strip())

    def _send_back(self, reason):
        """Ask the applicant for more; what was asked before and has not come stays asked."""
        self.ensure_one()
        if self.state not in ('submitted', 'screened', 'more'):
            raise UserError(self.env._("This application is decided already."))
        asked = [self.reason] if self.state == 'more' and self.reason else []
        self.write({'state': 'more', 'reason': "\n".join([*asked, reason])})
        self._tell_applicant('farm_market.mail_template_application_more')

    def _answer(self, note):
        """The applicant sent what was asked for; called with the applicant's own application."""
        self.ensure_one()
        if self.state != 'more':
            raise UserError(self.env._("Nothing is asked of you at the moment."))
        # Applicants read their application and do not write it; this is the one step that is theirs.
        application_sudo = self.sudo()
        if 'revise' in application_sudo.paper_ids.mapped('state'):
            raise UserError(self.env._("Send the paper that was sent back, too."))
        application_sudo.write({'state': 'submitted', 'reason': False})
        if note:
            application_sudo.message_post(body=note, author_id=self.env.user.partner_id.id)

    def action_approve(self):
        """Take the seller in: the producer, the stall to be prepared, and the right to run it come with it."""
        self._check_role('farm_base.group_board', self.env._("Only the management board takes sellers in."))
        if any(application.state not in ('submitted', 'screened') for application in self):
            raise UserError(self.env._("Only an application that was received or screened can be approved."))
        for application in self:
            application.write(
                {
                    'state': 'approved',
                    'decided_by_id': self.env.user.id,
                    'decided_on': fields.Datetime.now(),
                    'stall_id': application._open_stall().id,
                    'reason': False,
                }
            )
            application._tell_applicant('farm_market.mail_template_application_decision')

    def action_refuse(self, reason):
        self._check_role('farm_base.group_board', self.env._("Only the management board refuses sellers."))
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the application is refused."))
        if any(application.state in ('approved', 'refused', 'lapsed') for application in self):
            raise UserError(self.env._("This application is decided already."))
        self.write(
            {
                'state': 'refused',
                'reason': reason,
                'decided_by_id': self.env.user.id,
                'decided_on': fields.Datetime.now(),
            }
        )
        for application in self:
            application._tell_applicant('farm_market.mail_template_application_decision')

    def _tell_applicant(self, template):
        """Queue a mail to the applicant, in the applicant's language."""
        # The template reads the applicant's contact, which a commune manager need not be able to open.
        self.env.ref(template).sudo().send_mail(self.id, email_layout_xmlid='mail.mail_notification_light')

    @api.model
    def _cron_lapse(self):
        """Close the applications whose applicants did not answer in time; they may apply again."""
        late = self.search([('state', '=', 'more'), ('date_deadline', '<', fields.Date.context_today(self))])
        late.write({'state': 'lapsed'})
        for application in late:
            application._tell_applicant('farm_market.mail_template_application_decision')

    def _open_stall(self):
        self.ensure_one()
        hub = self.hub_id or self.env['farm.hub'].create(
            {
                'commune_id': self.commune_id.id,
                'company_id': self.company_id.id,
            }
        )
        partner = self.user_id.partner_id
        producer = self.env['farm.producer'].search(
            [
                ('partner_id', '=', partner.id),
                ('company_id', '=', self.company_id.id),
            ],
            limit=1,
        ) or self.env['farm.producer'].create(self._prepare_producer_values())
        self._set_bank_account()
        # Giving somebody the right to run the own stall follows from the board's approval, checked above.
        self.user_id.sudo().group_ids = [Command.link(self.env.ref('farm_base.group_seller').id)]
        stall = self.env['farm.stall'].create(
            {
                'name': self.stall_name,
                'company_id': self.company_id.id,
                'hub_id': hub.id,
                'producer_id': producer.id,
                'user_ids': [Command.link(self.user_id.id)],
                'address': self.address,
            }
        )
        self._note_acceptance(stall)
        return stall

    def _note_acceptance(self, stall):
        """The regulations that the applicant accepted are those of the stall."""
        self.ensure_one()
        if self.regulation_id:
            # Nobody writes acceptances by hand, the board neither: this one is the applicant's own.
            stall.sudo().acceptance_ids.create(
                {
                    'regulation_id': self.regulation_id.id,
                    'stall_id': stall.id,
                    'user_id': self.user_id.id,
                    'accepted_on': self.accepted_on or fields.Datetime.now(),
                }
            )

    def _set_bank_account(self):
        """Note where the seller's money is paid; the accountant checks it before the first payout."""
        self.ensure_one()
        number = (self.bank_account or '').strip()
        partner_sudo = self.user_id.partner_id.sudo()  # the board's approval, checked by the caller, covers it
        if not number or number in partner_sudo.bank_ids.mapped('acc_number'):
            return
        Bank = partner_sudo.env['res.bank']
        bank = Bank.search([('name', '=ilike', self.bank_name)], limit=1) if self.bank_name else Bank
        if self.bank_name and not bank:
            bank = Bank.create({'name': self.bank_name})
        partner_sudo.bank_ids = [
            Command.create(
                {
                    'acc_number': number,
                    'acc_holder_name': self.producer_name,
                    'bank_id': bank.id,
                    'company_id': self.company_id.id,  # another market has no business with it
                }
            )
        ]

    def _prepare_producer_values(self):
        self.ensure_one()
        return {
            'name': self.producer_name,
            'partner_id': self.user_id.partner_id.id,
            'kind': self.kind,
            'identity_number': self.identity_number,
            'commune_id': self.commune_id.id,
            'address': self.address,
            'company_id': self.company_id.id,
        }

    def action_decline_wizard(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Refuse") if self.env.context.get('refuse') else self.env._("Ask for More"),
            'res_model': 'farm.application.decline',
            'view_mode': 'form',
            'target': 'new',
            'context': {
                'default_application_ids': self.ids,
                'default_is_refusal': bool(self.env.context.get('refuse')),
            },
        }
