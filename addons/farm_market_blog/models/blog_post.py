from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Kinds of news that others decided or wrote.
SOURCED = ('policy', 'guide')


class BlogPost(models.Model):
    """News of a market. What an authority decided or an institute wrote says who, where and when.

    Source: Hanoi plan III.1 (policy of the central and local level, production standards, guides).
    """

    _inherit = 'blog.post'

    news_kind = fields.Selection(related='blog_id.news_kind', store=True, index='btree_not_null')
    source_level = fields.Selection(
        selection=[('central', "Central"), ('local', "City, Province or Commune")],
        string="Level",
        help="Which level decided it.",
    )
    source_name = fields.Char(string="Source", translate=True, help="The authority, institute or newspaper.")
    source_reference = fields.Char(string="Document Number", help="For example 28/QĐ-UBND.")
    source_date = fields.Date(string="Dated")
    source_url = fields.Char(string="Address of the Source", help="Where the text itself can be read.")

    def _default_cover_properties(self):
        # OVERRIDE: half a screen of colour before the first word is too much on a phone.
        return {
            **super()._default_cover_properties(),
            'background_color_class': 'o_cc5',
            'resize_class': 'cover_auto',
        }

    @api.constrains('source_url')
    def _check_source_url(self):
        for post in self.filtered('source_url'):
            parts = urlsplit(post.source_url)
            if parts.scheme not in ('http', 'https') or not parts.netloc:
                raise ValidationError(
                    self.env._("“%s” is not the address of a page. It begins with https://", post.source_url)
                )

    @api.constrains('is_published', 'blog_id', 'source_name', 'source_reference', 'source_url', 'source_level')
    def _check_source(self):
        for post in self.filtered(lambda post: post.is_published and post.news_kind in SOURCED):
            if not post.source_name or not (post.source_reference or post.source_url):
                raise ValidationError(
                    self.env._(
                        "Name the source of “%s”, with the number of the document or its address, to publish it.",
                        post.name,
                    )
                )
            if post.news_kind == 'policy' and not post.source_level:
                raise ValidationError(self.env._("Say which level decided “%s”: central or local.", post.name))

    def action_publish(self):
        """Publish on the website."""
        self.write({'is_published': True})

    def action_unpublish(self):
        """Take off the website."""
        self.write({'is_published': False})

    def action_view_page(self):
        """Open the page on the website."""
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self.website_url, 'target': 'new'}
