from odoo import models

#: Odoo gives three points to a member who confirmed the e-mail address: from then on one takes part in everything.
MEMBER = 3


class ResCompany(models.Model):
    _inherit = 'res.company'

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_forum()
        return res

    def _setup_market_forum(self):
        """Give markets a forum of ideas. Safe to call again."""
        Forum = self.env['forum.forum'].with_context(lang='en_US')
        languages = [code for code, _name in self.env['res.lang'].get_installed() if code != 'en_US']
        for company in self:
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            if not website or Forum.search([('website_id', '=', website.id)], limit=1):
                continue
            forum = Forum.create(
                {**self._prepare_forum_values(), **Forum._prepare_idea_texts(), 'website_id': website.id}
            )
            for code in languages:
                localised = forum.with_context(lang=code)
                localised.write(localised._prepare_idea_texts())

    def _prepare_forum_values(self):
        """A confirmed address is all that is asked of members; moderation is the board's, whatever its points."""
        return {
            'mode': 'discussions',
            'privacy': 'public',
            'default_order': 'vote_count desc',
            'allow_share': False,
            **dict.fromkeys(
                (
                    'karma_ask',
                    'karma_answer',
                    'karma_upvote',
                    'karma_downvote',
                    'karma_comment_own',
                    'karma_comment_all',
                    'karma_post',
                    'karma_flag',
                    'karma_edit_own',
                    'karma_unlink_own',
                    'karma_close_own',
                ),
                MEMBER,
            ),
        }
