from markupsafe import Markup

from odoo import Command, fields, models

from ..tools.drawn_map import draw, great_circle_km


class FarmStall(models.Model):
    """The stall before the public: its page, its goods, those who follow it."""

    _inherit = 'farm.stall'

    subscriber_ids = fields.Many2many(
        'res.partner',
        'farm_stall_subscriber',
        string="Buyers Who Follow",
        copy=False,
        groups='farm_base.group_board',
        help="Buyers who want to hear of new goods.",
    )

    def _get_website_url(self):
        """Return the path of the stall's public page."""
        self.ensure_one()
        return f"/stalls/{self.env['ir.http']._slug(self)}"

    def _draw_map(self, neighbours=12):
        """Return the drawing of where the stall lies among its nearest neighbours; ``None`` without coordinates.

        :return: what :func:`draw` returns, with the stalls drawn: list of dicts ``stall``, ``x``, ``y``, ``km``
        """
        self.ensure_one()
        if not self.latitude:
            return None
        others = self.search_fetch(
            [('company_id', '=', self.company_id.id), ('state', '=', 'open'), ('latitude', '!=', 0)],
            ['name', 'latitude', 'longitude', 'commune_id'],
        )
        km = {
            other: great_circle_km(self.latitude, self.longitude, other.latitude, other.longitude)
            for other in others - self
        }
        nearest = sorted(km, key=km.get)[:neighbours]
        drawing = draw([(stall.id, stall.latitude, stall.longitude) for stall in [self, *nearest]])
        stalls = [
            {'stall': stall, 'x': x, 'y': y, 'km': round(km.get(stall, 0), 1)}
            for stall in [*nearest, self]
            for x, y in [drawing['points'][stall.id]]
        ]
        return {**drawing, 'stalls': stalls}

    def _get_quantities_on_shelf(self, listings):
        """Return how much of each listing lies in the stall: dict id -> quantity in its unit."""
        self.ensure_one()
        self.check_access('read')
        domain = [('product_tmpl_id', 'in', listings.ids), ('location_id', '=', self.sudo().location_id.id)]
        # The shelf is the warehouse's; how much lies there is the stall's to know.
        rows = self.env['stock.quant'].sudo()._read_group(domain, ['product_tmpl_id'], ['quantity:sum'])
        return {listing.id: quantity for listing, quantity in rows}

    def _get_orders_to_pack(self, order_ids=None):
        """Return the stall's new orders, those among `order_ids` alone when it is given."""
        self.ensure_one()
        domain = [('stall_id', '=', self.id), ('fulfilment_state', '=', 'new')]
        if order_ids:
            domain.append(('id', 'in', order_ids))
        return self.env['sale.order'].search(domain, order='prepare_on, date_order')

    def action_view_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self._get_website_url(), 'target': 'new'}

    def _post_listing(self, values):
        """Create a listing of this stall from what its people filled in; return the `product.template`.

        :param dict values: name, price, unit, kind of goods, description, picture, shelf life
        :raises AccessError: when the user does not run the stall
        """
        self.ensure_one()
        self.check_access('write')
        # The right to run the stall was checked above. A product reaches into routes, categories and accounts, which
        # are no business of a seller; `values` names only what a seller may say.
        listing_sudo = (
            self.env['product.template']
            .sudo()
            .create(
                {
                    **values,
                    'stall_id': self.id,
                    'company_id': self.company_id.id,
                    'taxes_id': [Command.clear()],
                }
            )
        )
        return listing_sudo.sudo(False)

    def _write_story(self, words):
        """Tell the stall's story in several languages.

        Odoo translates rich text by its pieces, and writing one language takes the others along. So the story is one
        piece in each: a paragraph with line breaks.

        :param dict words: language code -> plain text
        """
        self.ensure_one()
        pieces = {code: Markup('<br>').join(text.splitlines()) for code, text in words.items() if text}
        if not pieces:
            self.story = False
            return
        source = next(iter(pieces))
        self.with_context(lang=source).story = Markup('<p>%s</p>') % pieces[source]
        [term] = self._fields['story'].get_trans_terms(self.with_context(lang=source).story)
        others = {code: {term: str(piece)} for code, piece in pieces.items() if code != source}
        if others:
            self.update_field_translations('story', others, source_lang=source)

    # === Followers === #

    def _is_followed_by(self, partner):
        """Whether `partner` follows the stall. Only the own answer is given out by the callers."""
        self.ensure_one()
        return partner in self.sudo().subscriber_ids

    def _get_follower_count(self):
        """Return how many follow the stall: a number for everybody; who they are is for nobody."""
        self.ensure_one()
        return len(self.sudo().subscriber_ids)

    def _toggle_follower(self, partner):
        """Let `partner`, the caller's own, follow the stall, or stop following it."""
        self.check_access('read')
        for stall_sudo in self.sudo():  # following is the buyer's choice and changes nothing of the stall
            command = Command.unlink if partner in stall_sudo.subscriber_ids else Command.link
            stall_sudo.subscriber_ids = [command(partner.id)]

    def _tell_followers(self, listings):
        """Tell those who follow the stall of goods that came new into the shop. Mail goes out later, by the queue."""
        self.ensure_one()
        subscribers = self.sudo().subscriber_ids
        if subscribers:
            self.sudo().message_notify(
                subject=self.env._("New at %s", self.name),
                body=self.env._(
                    "New at %(stall)s: %(goods)s", stall=self.name, goods=", ".join(listings.mapped('name'))
                ),
                partner_ids=subscribers.ids,
            )
