from odoo import fields, models


class ForumPostAnswer(models.TransientModel):
    """Takes the board's answer to an idea."""

    _name = 'forum.post.answer'
    _description = "Answer to an Idea"

    post_id = fields.Many2one('forum.post', string="Idea", required=True, readonly=True)
    state = fields.Selection(
        selection=[('taken_up', "Taken Up"), ('done', "Done"), ('declined', "Not Taken Up")],
        string="Decision",
        required=True,
        default='taken_up',
    )
    answer = fields.Text(required=True, help="Everybody reads it below the idea.")

    def action_answer(self):
        self.ensure_one()
        self.post_id._answer_idea(self.state, self.answer)
        return {'type': 'ir.actions.act_window_close'}
