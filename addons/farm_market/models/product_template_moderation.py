from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..tools.workdays import add_workdays

#: What the board decides. Nobody else writes it, whichever way they call.
BOARD_FIELDS = frozenset(
    {'admitted_on', 'is_key_product', 'is_published', 'moderation_state', 'refusal_reason', 'release_until', 'stars'}
)


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
    change_ids = fields.One2many(
        'farm.listing.change', 'product_tmpl_id', string="Changes to Look At", domain=[('is_pending', '=', True)]
    )
    refusal_reason = fields.Text(readonly=True, copy=False)
    review_due_on = fields.Date(
        string="Board Answers Until",
        compute='_compute_review_due_on',
        store=True,
        index='btree_not_null',
        help="Working days after it was handed to the board, by the market's settings.",
    )
    admitted_on = fields.Date(readonly=True, copy=False, help="First approval by the board.")

    @api.depends('moderation_state')
    def _compute_review_due_on(self):
        today = fields.Date.context_today(self)
        for listing in self:
            waits = listing.moderation_state == 'submitted'
            company = listing.company_id or self.env.company
            listing.review_due_on = add_workdays(today, company.review_days) if waits else False

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
        """Fields whose change has to be approved again. The price is the seller's own. Hook: rooms add theirs."""
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
            'mark_id',
            'uom_id',
            'video_url',
        }

    @api.model
    def _get_seller_fields(self):
        """Fields of a listing that the people of its stall write themselves. Hook: rooms add theirs."""
        return (self._get_claim_fields() - BOARD_FIELDS - {'stall_id'}) | {
            'expiration_time',
            'is_sale_stopped',
            'list_price',
            'max_per_day',
            'max_per_order',
            'public_categ_ids',
            'use_expiration_date',
        }

    def _prepare_gated_values(self, vals):
        return {**super()._prepare_gated_values(vals), 'allow_out_of_stock_order': False}

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get('stall_id'):
                self._check_writer(vals)
        return super().create(vals_list)

    def write(self, vals):
        gated = self.filtered('is_gated')
        if gated:
            gated._check_writer(vals)
        if vals.get('stall_id') or vals.get('commodity_id'):
            # What joins a stall later is never sold out of stock either; Odoo's default is that it is.
            vals = {'allow_out_of_stock_order': False, **vals}
        claims = self._get_claim_fields() & vals.keys()
        before = {}
        if claims and not self._may_moderate():
            before = {listing: listing._get_claims(claims) for listing in gated if listing.admitted_on}
        res = super().write(vals)
        changed = self.browse().union(*(listing for listing, old in before.items() if listing._note_changes(old)))
        if changed:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(claims))
            changed._wait_for_the_board_again(labels)
        if self._get_seller_fields() & vals.keys():
            gated._tell_people_of_the_stall(vals)
        return res

    def _check_writer(self, vals):
        """Raise when somebody writes what only the board decides, or a seller what is not the stall's to say."""
        if self._may_moderate():
            return
        if BOARD_FIELDS & {name for name, value in vals.items() if value and value != 'draft'}:
            raise AccessError(self.env._("Only the management board decides what is shown."))
        if self.env.user.share and vals.keys() - self._get_seller_fields():
            raise AccessError(self.env._("A stall's people change what they sell from the seller's centre."))

    def _tell_people_of_the_stall(self, vals):
        for stall, listings in self.grouped('stall_id').items():
            names = sorted(self._get_seller_fields() & vals.keys())
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in names)
            stall._note_act(f"{', '.join(listings.mapped('name'))}: {labels}")

    # === Differences === #

    def _get_claims(self, names):
        """Return what the listing says in each field: dict name -> value as `farm.listing.change` keeps it."""
        self.ensure_one()
        return {name: self.env['farm.listing.change']._read_claim(self, name) for name in names}

    def _note_changes(self, before):
        """Keep what differs from the approved listing; return whether anything does."""
        self.ensure_one()
        # Everybody's changes are recorded, also of those who may not write the record of changes.
        return self.env['farm.listing.change'].sudo()._note(self, before)

    # === Moderation === #

    def _wait_for_the_board_again(self, labels):
        """Claims of approved listings changed: they are hidden until the board has seen them."""
        approved = self.filtered(lambda listing: listing.moderation_state == 'approved')
        if approved:
            approved._log_review('changed', labels)
            approved.sudo().write({'moderation_state': 'submitted', 'is_published': False})

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
        new = self.filtered(lambda listing: not listing.admitted_on)
        for listing in self:
            listing.write(
                {
                    'moderation_state': 'approved',
                    'is_published': True,
                    'refusal_reason': False,
                    'admitted_on': listing.admitted_on or today,
                }
            )
        self.change_ids.sudo().is_pending = False  # kept as the record of what was approved
        for stall, listings in new.grouped('stall_id').items():
            stall._tell_followers(listings)
        self._tell_decision(lambda env, names: env._("The board approved: %s", names))

    def action_refuse_listing(self, reason):
        self._check_moderator()
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the listing is refused, so that the seller can mend it."))
        self._log_review('refused', reason)
        self.write({'moderation_state': 'refused', 'is_published': False, 'refusal_reason': reason})
        self._tell_decision(lambda env, names: env._("The board did not approve: %s", names), reason)

    def _tell_decision(self, subject, reason=''):
        """Tell the people of the stalls what the board decided on these listings.

        :param subject: gives the line for (environment in their language, names of the listings)
        """
        for stall, listings in self.grouped('stall_id').items():
            words = stall._speak_to_people()
            line = subject(words.env, ", ".join(listings.with_env(words.env).mapped('name')))
            path = f'/my/goods/{listings.id}' if len(listings) == 1 else f'/my/stalls/{stall.id}/goods'
            words._tell_people(line, reason or line, path)

    def _log_review(self, decision, note=False):
        # Everybody's steps are recorded, also of those who may not write the record of decisions.
        self.env['farm.listing.review'].sudo().create(
            [
                {'product_tmpl_id': listing.id, 'decision': decision, 'note': note, 'user_id': self.env.uid}
                for listing in self
            ]
        )
