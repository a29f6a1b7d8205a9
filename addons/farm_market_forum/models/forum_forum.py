from markupsafe import Markup

from odoo import models


class ForumForum(models.Model):
    """The texts of a market's forum: what Odoo's say is about marketing."""

    _inherit = 'forum.forum'

    def _prepare_idea_texts(self):
        """Return the texts of a market's forum in the language of the environment."""
        return {
            'name': self.env._("Ideas for the market"),
            'description': self.env._(
                "What should be better, and what do you miss? Propose, vote and criticise; the board answers in public."
            ),
            'welcome_message': Markup('<h2 class="text-center">%s</h2><p class="lead text-center">%s</p>')
            % (
                self.env._("What should be better?"),
                self.env._("Propose it, vote for what others propose. The board takes ideas up and answers in public."),
            ),
            'faq': Markup('<ul><li>%s</li><li>%s</li><li>%s</li></ul>')
            % (
                self.env._("One idea at a time, so that people can vote for it."),
                self.env._(
                    "Criticise the matter, not the person; insults and advertisements are removed by the board."
                ),
                self.env._(
                    "A wrong order, damaged goods or a danger to health: write a complaint or call the hotline instead."
                ),
            ),
        }
