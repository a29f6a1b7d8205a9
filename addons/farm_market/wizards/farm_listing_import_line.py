from odoo import Command, fields, models


class FarmListingImportLine(models.TransientModel):
    """One line of the table: what would be posted, or what is wrong with it."""

    _name = 'farm.listing.import.line'
    _description = "Line of a Table of Goods"
    _order = 'row'

    import_id = fields.Many2one('farm.listing.import', required=True, ondelete='cascade', index=True)
    row = fields.Integer(string="Line")
    name = fields.Char()
    error = fields.Char(string="What Is Wrong")
    price = fields.Float()
    commodity_id = fields.Many2one('farm.commodity', string="Kind of Goods")
    uom_id = fields.Many2one('uom.uom', string="Unit")
    category_id = fields.Many2one('product.public.category', string="Shelf")
    description = fields.Char()
    shelf_days = fields.Integer()
    max_per_order = fields.Float()

    def _prepare_listing_values(self):
        self.ensure_one()
        return {
            'name': self.name,
            'list_price': self.price,
            'commodity_id': self.commodity_id.id,
            'uom_id': self.uom_id.id,
            'description_sale': self.description,
            'use_expiration_date': bool(self.shelf_days),
            'expiration_time': self.shelf_days,
            'max_per_order': self.max_per_order,
            'public_categ_ids': [Command.set(self.category_id.ids)],
        }
