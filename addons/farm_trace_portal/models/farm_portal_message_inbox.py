from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmPortalMessage(models.Model):
    """A product that came from a portal becomes a listing: by itself where it is clear which, else by a person."""

    _inherit = 'farm.portal.message'

    product_name = fields.Char(string="Product", compute='_compute_product', store=True)
    product_producer = fields.Char(string="Producer There", compute='_compute_product', store=True)
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Listing",
        ondelete='set null',
        domain="[('stall_id', '!=', False), ('company_id', '=', company_id)]",
    )
    stall_id = fields.Many2one(
        'farm.stall', string="New in Stall", ondelete='set null', domain="[('company_id', '=', company_id)]"
    )
    commodity_id = fields.Many2one('farm.commodity', string="Kind of Goods", ondelete='set null')

    @api.depends('payload', 'direction')
    def _compute_product(self):
        for message in self:
            content = message.payload if message.direction == 'in' else {}
            message.product_name = content.get('name') or content.get('Name') or False
            message.product_producer = content.get('producer') or False

    def _match(self):
        """Settle the products whose number is matched, or whose name one single listing of the market has."""
        # Which listings there are is asked for the market, not for who presses the button.
        listings_sudo = (
            self.env['product.template']
            .sudo()
            .search([('company_id', 'in', self.company_id.ids), ('stall_id', '!=', False)])
        )
        codes = self.env['farm.portal.code'].search([('portal_id', 'in', self.portal_id.ids)])
        by_code = {(code.portal_id, code.code): code.product_tmpl_id for code in codes}
        by_name = listings_sudo.grouped(lambda listing: (listing.company_id, listing.name.strip().casefold()))
        for message in self:
            found = by_code.get((message.portal_id, message.key)) or by_name.get(
                (message.company_id, (message.product_name or '').strip().casefold())
            )
            if found and len(found) == 1:
                message._settle(found.sudo(False))

    def _settle(self, listing):
        """Remember which listing the portal's product is."""
        self.ensure_one()
        Code = self.env['farm.portal.code']
        if not Code.search_count([('portal_id', '=', self.portal_id.id), ('code', '=', self.key)], limit=1):
            Code.create(
                {
                    'portal_id': self.portal_id.id,
                    'code': self.key,
                    'name': self.product_name,
                    'product_tmpl_id': listing.id,
                }
            )
        self.write({'state': 'done', 'product_tmpl_id': listing.id, 'error': False})

    def action_settle(self):
        """Match with the chosen listing, or make a new one in the chosen stall; the board still has to approve it."""
        for message in self:
            if message.direction != 'in' or message.state != 'open':
                raise UserError(self.env._("Only products that wait in the inbox can be matched."))
            listing = message.product_tmpl_id
            if not listing:
                if not message.stall_id or not message.commodity_id:
                    raise UserError(self.env._("Choose the listing, or the stall and the kind of goods for a new one."))
                listing = self.env['product.template'].create(message._prepare_listing_values())
            message._settle(listing)

    def _prepare_listing_values(self):
        self.ensure_one()
        price = self.payload.get('price')
        return {
            'name': self.product_name,
            'stall_id': self.stall_id.id,
            'commodity_id': self.commodity_id.id,
            'list_price': price if isinstance(price, (int, float)) else 0,
            'description_sale': self.payload.get('description') or False,
        }
