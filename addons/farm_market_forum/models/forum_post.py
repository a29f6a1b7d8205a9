from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

#: What the board alone decides.
BOARD_FIELDS = frozenset({'board_state', 'board_answer', 'board_answered_on', 'board_answered_by_id'})
#: What moderators may do; members of the board may, on the forum of their market.
MODERATOR_RIGHTS = ('can_moderate', 'can_close', 'can_unlink', 'can_edit', 'can_flag', 'can_view')


class ForumPost(models.Model):
    """An idea: members vote, the board takes it up or not and says why, in public (Hanoi plan III.1)."""

    _inherit = 'forum.post'

    company_id = fields.Many2one(
        'res.company', string="Market", related='forum_id.website_id.company_id', store=True, index='btree_not_null'
    )
    board_state = fields.Selection(
        selection=[
            ('open', "Not Answered"),
            ('taken_up', "Taken Up"),
            ('done', "Done"),
            ('declined', "Not Taken Up"),
        ],
        string="Board",
        default='open',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    board_answer = fields.Text(string="Board's Answer", readonly=True, copy=False, tracking=True)
    board_answered_on = fields.Datetime(readonly=True, copy=False)
    board_answered_by_id = fields.Many2one('res.users', string="Answered By", readonly=True, copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(BOARD_FIELDS & vals.keys() for vals in vals_list):
            raise AccessError(self.env._("The board answers an idea after it was posted."))
        return super().create(vals_list)

    def write(self, vals):
        if BOARD_FIELDS & vals.keys() and not self.env.su:
            raise AccessError(self.env._("Only the management board answers ideas. Use the button “Answer”."))
        return super().write(vals)

    @api.depends_context('uid')
    def _compute_post_karma_rights(self):
        # OVERRIDE: the board moderates the forum of its market by its office, and not by points.
        res = super()._compute_post_karma_rights()
        if self.env.user.has_group('farm_base.group_board'):
            for post in self.filtered(lambda post: post.company_id in self.env.user.company_ids):
                post.update(dict.fromkeys(MODERATOR_RIGHTS, True))
        return res

    def _answer_idea(self, state, answer):
        """Answer an idea in public; the one who had it is told.

        :param str state: one of `board_state`
        :raises AccessError: for others than the board
        :raises UserError: without words, or about a reply
        """
        self.ensure_one()
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board answers ideas."))
        self.check_access('write')
        if self.parent_id:
            raise UserError(self.env._("The board answers the idea, not the replies to it."))
        if not (answer or '').strip():
            raise UserError(self.env._("Write the answer: everybody reads it."))
        # Nobody writes these fields but this method; the right to was checked above.
        self.sudo().write(
            {
                'board_state': state,
                'board_answer': answer.strip(),
                'board_answered_on': fields.Datetime.now(),
                'board_answered_by_id': self.env.uid,
            }
        )
        self.message_notify(
            partner_ids=self.create_uid.partner_id.ids,
            subject=self.name,
            body=self.env._("The board answered your idea: %s", answer.strip()),
        )

    def action_answer_wizard(self):
        """Ask for the board's answer."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Answer in Public"),
            'res_model': 'forum.post.answer',
            'view_mode': 'form',
            'target': 'new',
            'context': {
                'default_post_id': self.id,
                'default_state': 'taken_up' if self.board_state == 'open' else self.board_state,
                'default_answer': self.board_answer,
            },
        }

    def action_view_page(self):
        """Open the idea on the website."""
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self.website_url, 'target': 'new'}

    def action_remove(self):
        """Take an idea or a reply off the website; it can be put back."""
        self.write({'active': False})

    def action_put_back(self):
        """Show it again, also when somebody had flagged it."""
        self.filtered(lambda post: not post.active).write({'active': True})
        self.filtered(lambda post: post.state in ('flagged', 'pending')).validate()
