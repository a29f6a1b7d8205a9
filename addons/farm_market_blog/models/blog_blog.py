from odoo import fields, models


class BlogBlog(models.Model):
    _inherit = 'blog.blog'

    news_kind = fields.Selection(
        selection=[
            ('policy', "Policy"),
            ('market', "News of the Market"),
            ('guide', "Standards and Guides"),
        ],
        index='btree_not_null',
        help="What others decided or wrote is published with its source.",
    )
