from odoo import fields, models


class FarmListingReview(models.Model):
    """Who did what about showing a listing, and when. Kept for ever."""

    _name = 'farm.listing.review'
    _description = "Listing Decision"
    _order = 'create_date desc, id desc'

    product_tmpl_id = fields.Many2one('product.template', required=True, ondelete='cascade', index=True, readonly=True)
    stall_id = fields.Many2one(related='product_tmpl_id.stall_id', store=True, index='btree_not_null')
    company_id = fields.Many2one(related='product_tmpl_id.company_id', store=True, index=True)
    decision = fields.Selection(
        selection=[
            ('submitted', "Handed to the board"),
            ('changed', "Changed after approval"),
            ('approved', "Approved"),
            ('refused', "Refused"),
        ],
        required=True,
        readonly=True,
    )
    note = fields.Text(readonly=True)
    user_id = fields.Many2one('res.users', required=True, readonly=True)
