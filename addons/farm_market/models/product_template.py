from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import format_datetime


class ProductTemplate(models.Model):
    """A listing is shown after the board approved it, and again after every change of what it claims."""

    _inherit = 'product.template'

    moderation_state = fields.Selection(
        selection=[
            ('draft', "Being Prepared"),
            ('submitted', "Waiting for the Board"),
            ('approved', "Approved"),
            ('refused', "Refused"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    review_ids = fields.One2many('farm.listing.review', 'product_tmpl_id', string="Decisions")
    refusal_reason = fields.Text(readonly=True, copy=False)
    is_listed = fields.Boolean(
        compute='_compute_is_listed',
        store=True,
        index=True,
        help="Approved by the board, of an open stall. It shows while something of it lies in a released lot.",
    )
    sale_note = fields.Text(string="Why It Is Not on Sale", compute='_compute_sale_note')
    stars = fields.Selection(
        selection=[('3', "3 stars"), ('4', "4 stars"), ('5', "5 stars")],
        string="OCOP",
        help="Rating of the One Commune One Product programme (Decision 148/QĐ-TTg of 2023).",
    )
    is_key_product = fields.Boolean(help="Named by its locality as one of its key products (sản phẩm chủ lực).")
    how_made = fields.Html(translate=True, string="How It Is Made")
    how_used = fields.Html(translate=True, string="How to Use")
    how_stored = fields.Html(translate=True, string="How to Store")
    admitted_on = fields.Date(readonly=True, copy=False, help="First approval by the board.")

    @api.depends('moderation_state', 'stall_id.state', 'active', 'sale_ok')
    def _compute_is_listed(self):
        for listing in self:
            listing.is_listed = (
                listing.active
                and listing.sale_ok
                and listing.moderation_state == 'approved'
                and listing.stall_id.state == 'open'
            )

    def _is_on_sale(self):
        """Whether the listing may come into a cart at this moment."""
        self.ensure_one()
        return self.is_listed and bool(self.release_until) and self.release_until > fields.Datetime.now()

    def _compute_sale_note(self):
        for listing in self:
            listing.sale_note = "\n".join(listing._get_sale_blockers()) if listing.is_gated else False

    def _get_sale_blockers(self):
        """Return, in the user's language, everything that keeps the listing from being sold now."""
        self.ensure_one()
        blockers = []
        if self.stall_id.state != 'open':
            blockers.append(self.env._("The stall is not open."))
        if self.moderation_state != 'approved':
            blockers.append(self.env._("The board has not approved the listing."))
        if not self.release_until or self.release_until <= fields.Datetime.now():
            lots = self._get_lots_in_stock()
            if not lots:
                blockers.append(self.env._("No lot is in stock: receive one."))
            for lot in lots:
                blockers += [f"{lot.name}: {term.message}" for term in lot._get_release_blockers()[lot.id]]
        return blockers

    def _get_lots_in_stock(self):
        return (
            self.env['stock.quant']
            .search(
                [
                    ('product_tmpl_id', '=', self.id),
                    ('location_id', '=', self.stall_id.location_id.id),
                    ('quantity', '>', 0),
                ]
            )
            .lot_id
        )

    @api.constrains('is_gated', 'allow_out_of_stock_order')
    def _check_stock_is_asked(self):
        if any(listing.is_gated and listing.allow_out_of_stock_order for listing in self):
            raise ValidationError(
                self.env._("Farm produce is sold from stock only: take back 'Sell when Out-of-Stock'.")
            )

    @api.constrains('is_published', 'moderation_state')
    def _check_published(self):
        for listing in self:
            if listing.is_gated and listing.is_published and listing.moderation_state != 'approved':
                raise ValidationError(
                    self.env._("The board has to approve %s before it can be published.", listing.name)
                )

    # === CRUD === #

    @api.model
    def _get_claim_fields(self):
        """Fields whose change has to be approved again. The price is the seller's own."""
        return {
            'name',
            'description_sale',
            'website_description',
            'description_ecommerce',
            'image_1920',
            'commodity_id',
            'stall_id',
            'stars',
            'how_made',
            'how_used',
            'how_stored',
            'uom_id',
        }

    def _prepare_gated_values(self, vals):
        return {**super()._prepare_gated_values(vals), 'allow_out_of_stock_order': False}

    def write(self, vals):
        changed = self.browse()
        if self._get_claim_fields() & vals.keys() and not self._may_moderate():
            changed = self.filtered(lambda listing: listing.is_gated and listing.moderation_state == 'approved')
        res = super().write(vals)
        if changed:
            changed._log_review('changed', ", ".join(sorted(self._get_claim_fields() & vals.keys())))
            # The claims changed: they are hidden until the board has seen them.
            changed.sudo().write({'moderation_state': 'submitted', 'is_published': False})
        return res

    # === Moderation === #

    def _may_moderate(self):
        return self.env.su or self.env.user.has_group('farm_base.group_board')

    def _check_moderator(self):
        if not self._may_moderate():
            raise AccessError(self.env._("Only the management board decides what is shown."))

    def action_submit_listing(self):
        """Hand the listing to the board. Raises when something that buyers need is missing."""
        self.check_access('write')
        for listing in self:
            missing = listing._get_missing_for_submission()
            if missing:
                raise UserError(
                    self.env._(
                        "%(goods)s cannot be handed to the board yet. Missing: %(missing)s.",
                        goods=listing.name,
                        missing=", ".join(missing),
                    )
                )
        self._log_review('submitted')
        self.sudo().write({'moderation_state': 'submitted', 'refusal_reason': False})

    def _get_missing_for_submission(self):
        self.ensure_one()
        checks = {
            self.env._("stall"): self.stall_id,
            self.env._("kind of goods"): self.commodity_id,
            self.env._("price"): self.list_price > 0,
            self.env._("picture"): self.image_1920,
            self.env._("description"): self.description_sale or self.description_ecommerce,
        }
        return [label for label, value in checks.items() if not value]

    def action_approve_listing(self):
        self._check_moderator()
        if any(listing.moderation_state not in ('submitted', 'refused') for listing in self):
            raise UserError(self.env._("Only a listing that waits for the board can be approved."))
        self._log_review('approved')
        today = fields.Date.context_today(self)
        for listing in self:
            listing.write(
                {
                    'moderation_state': 'approved',
                    'is_published': True,
                    'refusal_reason': False,
                    'admitted_on': listing.admitted_on or today,
                }
            )

    def action_refuse_listing(self, reason):
        self._check_moderator()
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the listing is refused, so that the seller can mend it."))
        self._log_review('refused', reason)
        self.write({'moderation_state': 'refused', 'is_published': False, 'refusal_reason': reason})

    def _log_review(self, decision, note=False):
        # Everybody's steps are recorded, also of those who may not write the record of decisions.
        self.env['farm.listing.review'].sudo().create(
            [
                {'product_tmpl_id': listing.id, 'decision': decision, 'note': note, 'user_id': self.env.uid}
                for listing in self
            ]
        )

    # === Shop === #

    def _get_public_availability(self):
        """Words for the buyer about when the listing can be bought."""
        self.ensure_one()
        if not self._is_on_sale():
            return self.env._("Not on sale at the moment")
        return self.env._("On sale until %s", format_datetime(self.env, self.release_until, dt_format='short'))
