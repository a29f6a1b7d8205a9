from odoo import fields, models


class FarmPortalCode(models.Model):
    """The number under which a portal knows a listing of ours."""

    _name = 'farm.portal.code'
    _description = "Portal Product Number"
    _order = 'portal_id, code'
    _rec_name = 'code'

    portal_id = fields.Many2one('farm.portal', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='portal_id.company_id', store=True, index=True)
    code = fields.Char(string="Their Number", required=True)
    name = fields.Char(string="Their Name")
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Listing",
        ondelete='cascade',
        index='btree_not_null',
        domain="[('stall_id', '!=', False), ('company_id', '=', company_id)]",
    )

    _portal_code_uniq = models.UniqueIndex("(portal_id, code)", "This number is matched already.")
