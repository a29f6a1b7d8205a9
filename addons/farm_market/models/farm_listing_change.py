from odoo import api, fields, models
from odoo.tools import html2plaintext


class FarmListingChange(models.Model):
    """What a listing said when the board approved it, and what it says now: one record per field that differs."""

    _name = 'farm.listing.change'
    _description = "Change of a Listing"
    _order = 'product_tmpl_id, id'

    product_tmpl_id = fields.Many2one(
        'product.template', string="Listing", required=True, ondelete='cascade', index=True, readonly=True
    )
    stall_id = fields.Many2one(related='product_tmpl_id.stall_id', store=True, index='btree_not_null')
    company_id = fields.Many2one(related='product_tmpl_id.company_id', store=True, index=True)
    field_name = fields.Char(required=True, readonly=True)
    label = fields.Char(string="What", compute='_compute_label')
    lang = fields.Char(string="Language", readonly=True)
    is_pending = fields.Boolean(default=True, readonly=True, help="The board has not decided on it yet.")
    old_text = fields.Text(string="Approved", readonly=True)
    new_text = fields.Text(string="Now", readonly=True)
    old_image = fields.Image(string="Approved Picture", max_width=512, max_height=512, readonly=True)
    new_image = fields.Image(string="Picture Now", max_width=512, max_height=512, readonly=True)
    user_id = fields.Many2one('res.users', string="Changed By", readonly=True)

    _pending_uniq = models.UniqueIndex(
        "(product_tmpl_id, field_name, COALESCE(lang, '')) WHERE is_pending", "This change is recorded already."
    )

    @api.depends('field_name')
    def _compute_label(self):
        listing_fields = self.env['product.template']._fields
        for change in self:
            field = listing_fields.get(
                (change.field_name or '').partition('/')[0]
            )  # 'gallery/12' is one of its pictures
            change.label = field._description_string(self.env) if field else change.field_name

    @api.model
    def _read_claim(self, listing, name):
        """Return what `listing` says in the field `name`: words, or a picture in base64."""
        field, value = listing._fields[name], listing[name]
        if field.type == 'html':
            return html2plaintext(value or '').strip()
        if field.type == 'many2one':
            return value.sudo().display_name or ''  # the name of a unit or kind of goods is no secret
        if field.type == 'selection':
            return dict(field._description_selection(self.env)).get(value, '')
        return value or ''

    @api.model
    def _note(self, listing, before):
        """Record how `listing` differs from `before`; return whether it does.

        A field that was changed before, since the last approval, keeps what was approved then.
        """
        pending = self.search([('product_tmpl_id', '=', listing.id), ('is_pending', '=', True)])
        known = pending.grouped(lambda change: (change.field_name, change.lang))
        differs = False
        for name, old in before.items():
            now = self._read_claim(listing, name)
            if now == old:
                continue
            differs = True
            lang = bool(listing._fields[name].translate) and (self.env.lang or False)
            kind = 'image' if listing._fields[name].type in ('binary', 'image') else 'text'
            values = {f'new_{kind}': now, 'user_id': self.env.uid}
            change = known.get((name, lang))
            if change:
                change.write(values)
                continue
            self.create({**values, 'product_tmpl_id': listing.id, 'field_name': name, 'lang': lang, f'old_{kind}': old})
        return differs
