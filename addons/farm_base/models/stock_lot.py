from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..tools.release import FOREVER, ReleaseTerm, blockers, release_until


class StockLot(models.Model):
    """A lot is what is coded, held and sold.

    `hold_count` and `release_until` are stored and written when their causes change; they are compared with *now* when
    read, so that time passing needs no cron. A lot is released while nothing holds it and `release_until` lies ahead.
    """

    _inherit = 'stock.lot'

    producer_id = fields.Many2one(
        'farm.producer', string="Grown or Made By", ondelete='restrict', index='btree_not_null', tracking=True
    )
    stall_id = fields.Many2one(related='product_id.stall_id', string="Stall", store=True, index='btree_not_null')
    commodity_id = fields.Many2one(related='product_id.commodity_id', store=True, index='btree_not_null')
    harvest_date = fields.Date(string="Harvested or Made On", tracking=True)
    hold_ids = fields.One2many('farm.hold', 'lot_id', string="Holds")
    hold_count = fields.Integer(string="Open Holds", readonly=True, copy=False)
    release_until = fields.Datetime(
        string="Released Until",
        readonly=True,
        copy=False,
        help="The earliest end of what the market's policy asks (certificate, test, shelf life …). "
        "Empty: something that is asked is missing.",
    )
    is_released = fields.Boolean(
        string="May Be Sold",
        compute='_compute_is_released',
        search='_search_is_released',
        help="Nothing holds the lot, and all that the policy asks is there and in force now.",
    )
    release_note = fields.Text(string="What Is Missing", compute='_compute_release_note')

    _release_idx = models.Index("(product_id, release_until) WHERE hold_count = 0")

    # === Reading the gate === #

    @api.depends('hold_count', 'release_until', 'product_id.is_gated')
    def _compute_is_released(self):
        now = fields.Datetime.now()
        for lot in self:
            lot.is_released = not lot.product_id.is_gated or (
                not lot.hold_count and bool(lot.release_until) and lot.release_until > now
            )

    def _search_is_released(self, operator, value):
        if operator != 'in':
            return NotImplemented
        gated = [('product_id.is_gated', '=', True)]
        unreleased = gated + self._get_unreleased_domain()
        unreleased_lots = self._search(unreleased)
        return [('id', 'not in' if True in value else 'in', unreleased_lots)]

    @api.model
    def _get_unreleased_domain(self, prefix=''):
        """Domain of the lots that may not be sold now; `prefix` leads from another model to its lot (``lot_id.``)."""
        return [
            '|',
            '|',
            (f'{prefix}hold_count', '>', 0),
            (f'{prefix}release_until', '=', False),
            (f'{prefix}release_until', '<=', fields.Datetime.now()),
        ]

    def _compute_release_note(self):
        blockers_by_lot = self._get_release_blockers()
        for lot in self:
            lot.release_note = "\n".join(term.message for term in blockers_by_lot[lot.id])

    def _get_release_blockers(self):
        """Return what forbids selling each lot now: dict lot id -> list of terms, holds first; empty when released."""
        now = fields.Datetime.now()
        terms = self._get_release_terms()
        return {
            lot.id: [hold._prepare_release_term() for hold in lot.hold_ids if hold.state == 'open']
            + blockers(terms[lot.id], now)
            for lot in self
        }

    def _check_released(self):
        """Raise a UserError that names every reason when one of the lots may not be sold now.

        Reads the lots ``FOR SHARE``: a hold that is being written at this moment is waited for, not overlooked.
        """
        gated = self.filtered('product_id.is_gated')
        if not gated:
            return
        gated.flush_recordset(['hold_count', 'release_until'])
        now = fields.Datetime.now()
        rows = self.env.execute_query(
            SQL(
                "SELECT id, hold_count, release_until FROM stock_lot WHERE id IN %s ORDER BY id FOR SHARE",
                tuple(gated.ids),
            )
        )
        refused = self.browse(
            lot_id for lot_id, hold_count, until in rows if hold_count or until is None or until <= now
        )
        if refused:
            raise UserError(refused._prepare_refusal_message())

    def _prepare_refusal_message(self):
        reasons = self._get_release_blockers()
        return "\n".join(
            self.env._(
                "Lot %(lot)s of %(goods)s may not be sold: %(reasons)s",
                lot=lot.name,
                goods=lot.product_id.name,
                reasons=" ".join(term.message for term in reasons[lot.id]),
            )
            for lot in self
        )

    # === Answering the gate === #

    def _get_release_terms(self):
        """Return what is asked of each lot and whether it is met: dict lot id -> list of :class:`ReleaseTerm`.

        Hook: rooms extend it with ``super()``; one call for all lots, no queries per lot.
        """
        terms = {lot.id: [lot._prepare_origin_term(), lot._prepare_shelf_life_term()] for lot in self}
        by_company = self.grouped('company_id')
        for company, lots in by_company.items():
            policies = self.env['farm.release.policy'].sudo()._get_policies(company, lots.commodity_id)
            lots_by_policy = lots.grouped(lambda lot, policies=policies: policies.get(lot.commodity_id))
            for policy, policy_lots in lots_by_policy.items():
                for requirement in policy.requirement_ids if policy else ():
                    for lot_id, answers in requirement._get_release_terms(policy_lots).items():
                        terms[lot_id] += answers
        return terms

    def _prepare_origin_term(self):
        self.ensure_one()
        known = self.producer_id and self.commodity_id and self.company_id
        return ReleaseTerm(
            'origin',
            FOREVER if known else None,
            self.env._("Its origin is not clear: enter the producer and the kind of goods."),
            self.producer_id,
        )

    def _prepare_shelf_life_term(self, required=False):
        self.ensure_one()
        end = self.expiration_date or (None if required or self.product_id.use_expiration_date else FOREVER)
        message = (
            self.env._(
                "Its shelf life ended on %s.", fields.Date.to_string(fields.Datetime.context_timestamp(self, end))
            )
            if self.expiration_date
            else self.env._("Its shelf life is not stated: enter the expiration date.")
        )
        return ReleaseTerm('shelf_life', end, message, self)

    def _update_release_until(self):
        """Write until when each lot is released, after anything that decides it has changed. One batch for all lots."""
        # Derived data: whoever changes a cause (a laboratory, a policy) need not have the right to edit lots.
        lots_sudo = self.sudo().filtered('product_id.is_gated')
        terms = lots_sudo._get_release_terms()
        by_date = lots_sudo.grouped(lambda lot: release_until(terms[lot.id]) or False)
        for date, lots in by_date.items():
            lots.filtered(lambda lot: lot.release_until != date).write({'release_until': date})  # noqa: B023
        lots_sudo.product_id.product_tmpl_id._update_listing_release()

    def _update_hold_count(self):
        """Write how many holds stop each lot, and take a held lot out of every transfer that waits for it."""
        counts = dict(
            self.env['farm.hold']
            .sudo()
            ._read_group([('lot_id', 'in', self.ids), ('state', '=', 'open')], ['lot_id'], ['__count'])
        )
        # Derived data, see _update_release_until.
        for lot_sudo in self.sudo():
            lot_sudo.hold_count = counts.get(lot_sudo, 0)
        self.sudo().filtered('hold_count')._unreserve()
        self.sudo().product_id.product_tmpl_id._update_listing_release()

    def _unreserve(self):
        """Free the transfers that hold a reservation on these lots, and let them look for other lots."""
        moves = (
            self.env['stock.move.line']
            .search(
                [
                    ('lot_id', 'in', self.ids),
                    ('state', 'in', ('assigned', 'partially_available')),
                ]
            )
            .move_id.filtered(lambda move: move._is_gated_exit())
        )
        moves.picked = False
        moves._do_unreserve()
        moves._action_assign()

    def _get_derived_lots(self):
        """Return what was made from each lot, over any number of steps: dict lot -> lots.

        Hook: a room that records what is made of what answers it, in one query for all lots. Asked when a lot is held.
        """
        return {lot: self.browse() for lot in self}

    @api.model
    def _get_lots_of_commodity(self, company, commodity):
        """Return the gated lots of a market whose commodity is `commodity` or lies below it."""
        return self.sudo().search([('company_id', '=', company.id), ('commodity_id', 'child_of', commodity.id)])

    # === CRUD === #

    @api.model
    def _get_release_trigger_fields(self):
        """Fields of a lot that decide its release. Hook: rooms add theirs."""
        return {'producer_id', 'product_id', 'company_id', 'expiration_date', 'harvest_date'}

    @api.model_create_multi
    def create(self, vals_list):
        lots = super().create(vals_list)
        lots._update_release_until()
        return lots

    def write(self, vals):
        res = super().write(vals)
        if self._get_release_trigger_fields() & vals.keys():
            self._update_release_until()
        return res

    # === Actions === #

    def _mail_get_partner_fields(self, introspect_fields=False):
        """The chatter of a lot is the offices' own: it suggests no buyer, and needs no right to read deliveries."""
        return []

    def action_open_hold(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Put on Hold"),
            'res_model': 'farm.hold',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_lot_id': self.id},
        }
