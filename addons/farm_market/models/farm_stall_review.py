from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.workdays import add_workdays


class FarmStall(models.Model):
    """The board looks at a stall that was handed to it: until when, and what it answers."""

    _inherit = 'farm.stall'

    review_due_on = fields.Date(
        string="Board Answers Until",
        compute='_compute_review_due_on',
        store=True,
        index='btree_not_null',
        help="Working days after it was handed to the board, by the market's settings.",
    )
    review_note = fields.Text(
        string="What the Board Asks", readonly=True, copy=False, help="Why the board sent the stall back."
    )

    @api.depends('state')
    def _compute_review_due_on(self):
        today = fields.Date.context_today(self)
        for stall in self:
            waits = stall.state == 'submitted'
            stall.review_due_on = add_workdays(today, stall.company_id.review_days) if waits else False

    def action_submit(self):
        # OVERRIDE: what the board asked for is answered.
        res = super().action_submit()
        self.sudo().review_note = False  # the right to run the stall was checked in the method that is extended
        return res

    def action_approve(self):
        # OVERRIDE: the people of the stall hear of it.
        res = super().action_approve()
        for stall in self:
            words = stall._speak_to_people()
            words._tell_people(
                words.env._("%s is open", words.name),
                words.env._("The board opened your stall. Buyers see it and its goods from now on."),
                stall._get_website_url(),
            )
        return res

    def _send_back(self, reason):
        """Return the stall to its people and say why. The board's right alone.

        :param str reason: what has to be mended
        """
        if not (reason or '').strip():
            raise UserError(self.env._("Say what has to be mended, so that the seller can do it."))
        self.action_send_back()
        self.write({'review_note': reason.strip()})
        for stall in self:
            words = stall._speak_to_people()
            subject = words.env._("%s: the board asks for something", words.name)
            words._tell_people(subject, reason.strip(), f'/my/stalls/{stall.id}')

    # === Words to the people of the stall === #

    def _speak_to_people(self):
        """Return the stall in the language of its people, to write to them."""
        self.ensure_one()
        return self.with_context(lang=self.sudo().user_ids[:1].lang or self.env.lang)

    def _tell_people(self, subject, body, path=None):
        """Write to the people of the stall, unless they did it themselves. Mail goes out later, by the queue.

        :param str path: where to look, on the market's website
        """
        self.ensure_one()
        people_sudo = self.sudo().user_ids - self.env.user  # whom a stall is run by is not for everybody to read
        if not people_sudo:
            return
        body = Markup('<p>%s</p>') % Markup('<br/>').join(body.splitlines())
        if path:
            link = f'{self.sudo().company_id.website_id.get_base_url() or self.get_base_url()}{path}'
            body += Markup('<p><a href="%s">%s</a></p>') % (link, self.env._("Look at it"))
        self.sudo().message_notify(
            subject=subject,
            body=body,
            partner_ids=people_sudo.partner_id.ids,
            force_send=False,
            email_add_signature=False,
        )
