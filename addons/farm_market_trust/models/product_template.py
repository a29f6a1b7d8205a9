from odoo import api, fields, models
from odoo.exceptions import UserError


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    # Odoo lets whoever reads an item post on it, ratings included. Here an item is judged by those who bought it, with
    # `farm.rating`, and asked about in a message to the stall.
    _mail_post_access = 'write'

    customer_rating_ids = fields.One2many('farm.rating', 'product_tmpl_id', string="Buyers' Ratings")
    score = fields.Float(compute='_compute_score', store=True, digits=(3, 2), aggregator='avg')
    score_count = fields.Integer(string="Number of Ratings", compute='_compute_score', store=True)

    @api.depends('customer_rating_ids.score', 'customer_rating_ids.state')
    def _compute_score(self):
        groups = self.env['farm.rating']._read_group(
            [('product_tmpl_id', 'in', self.ids), ('state', '=', 'shown')],
            ['product_tmpl_id'],
            ['score:avg', '__count'],
        )
        found = {listing: (score, count) for listing, score, count in groups}
        for listing in self:
            listing.score, listing.score_count = found.get(listing._origin, (0, 0))

    def action_submit_listing(self):
        # OVERRIDE: a stall that broke rules too often hands in nothing new for a while.
        for stall in self.stall_id:
            if stall.standing_restriction in ('listing', 'pause'):
                raise UserError(
                    self.env._("%s hands in no goods at the moment: it has too many standing points.", stall.name)
                )
        return super().action_submit_listing()
