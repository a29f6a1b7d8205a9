from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.release import ReleaseTerm


class FarmHold(models.Model):
    """A stop on a lot: from the moment it is opened nothing of the lot is shown, sold, reserved or handed over.

    Opened by a quality officer, a verdict, a withdrawn certificate, a breach of the cold chain or a recall, on the lot
    and on everything that was made from it; closed only with a reason and by those who have the right. Holds are never
    deleted: they are the record of what was stopped.
    """

    _name = 'farm.hold'
    _description = "Hold"
    _inherit = ['mail.thread']
    _order = 'opened_at desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    lot_id = fields.Many2one('stock.lot', required=True, ondelete='restrict', index=True)
    product_id = fields.Many2one(related='lot_id.product_id', store=True)
    company_id = fields.Many2one(related='lot_id.company_id', store=True, index=True)
    cause = fields.Selection(
        selection=[
            ('officer', "Officer's Decision"),
            ('verdict', "Failed Test"),
            ('certificate', "Certificate Suspended or Withdrawn"),
            ('recall', "Recall"),
            ('condition', "Storage or Transport Condition"),
        ],
        required=True,
        default='officer',
        readonly=True,
        tracking=True,
    )
    reason = fields.Text(required=True, tracking=True, help="What was found, for the seller and the record.")
    public_reason = fields.Char(translate=True, help="What the public page says; empty: only that the lot is on hold.")
    source_ref = fields.Reference(
        selection='_selection_source_model', string="Found By", readonly=True, help="The record that caused the hold."
    )
    origin_id = fields.Many2one(
        'farm.hold',
        string="Because Of",
        readonly=True,
        copy=False,
        ondelete='restrict',
        index='btree_not_null',
        help="The hold of what this lot was made from.",
    )
    derived_ids = fields.One2many('farm.hold', 'origin_id', string="Made from It", readonly=True)
    state = fields.Selection(
        selection=[('open', "On Hold"), ('closed', "Lifted")],
        required=True,
        default='open',
        readonly=True,
        tracking=True,
        index=True,
    )
    opened_by_id = fields.Many2one('res.users', readonly=True, default=lambda self: self.env.user)
    opened_at = fields.Datetime(readonly=True, default=fields.Datetime.now)
    closed_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    closed_at = fields.Datetime(readonly=True, copy=False)
    close_reason = fields.Text(readonly=True, copy=False, tracking=True)

    _open_lot_idx = models.Index("(lot_id) WHERE state = 'open'")

    @api.model
    def _selection_source_model(self):
        """Models whose records may cause a hold. Hook: rooms that open holds add theirs."""
        return []

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.hold')
        holds = super().create(vals_list)
        holds.lot_id._update_hold_count()
        holds._hold_derived_lots()
        return holds

    def _hold_derived_lots(self):
        """Stop what was made from the held lots as well, in the same transaction and for the same cause."""
        own = self.filtered(lambda hold: not hold.origin_id)
        if not own:
            return
        derived = own.lot_id._get_derived_lots()
        # A recall names all lots itself; nothing is stopped twice for one cause.
        stopped = {hold._get_cause_key(hold.lot_id) for hold in self}
        values = []
        for hold in own:
            for lot in derived[hold.lot_id]:
                if hold._get_cause_key(lot) not in stopped:
                    stopped.add(hold._get_cause_key(lot))
                    values.append(hold._prepare_derived_values(lot))
        # Whoever may stop a lot need not see all that was made from it: it is stopped all the same.
        self.sudo().create(values)

    def _get_cause_key(self, lot):
        """Return what makes two holds of `lot` the same stop: the lot, the cause and the record behind it."""
        self.ensure_one()
        source = self.source_ref
        return lot.id, self.cause, (source._name, source.id) if source else self.reason

    def _prepare_derived_values(self, lot):
        self.ensure_one()
        return {
            'lot_id': lot.id,
            'cause': self.cause,
            'source_ref': f'{self.source_ref._name},{self.source_ref.id}' if self.source_ref else False,
            'reason': self.env._("Made from lot %(lot)s: %(reason)s", lot=self.lot_id.name, reason=self.reason),
            'public_reason': self.public_reason,
            'origin_id': self.id,
        }

    def write(self, vals):
        if {'lot_id', 'cause', 'opened_at', 'opened_by_id', 'origin_id'} & vals.keys():
            raise UserError(self.env._("What a hold stopped, and why, is not changed afterwards. Open another hold."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("Holds are kept as a record. Lift the hold instead of deleting it."))

    def _close(self, reason):
        """Lift the holds. Raises without the right, without a reason, or when already lifted."""
        if not self.env.su and not self.env.user.has_group('farm_base.group_quality_officer'):
            raise AccessError(self.env._("Only a quality officer may lift a hold."))
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the hold is lifted."))
        if any(hold.state == 'closed' for hold in self):
            raise UserError(self.env._("This hold is lifted already."))
        self.write(
            {
                'state': 'closed',
                'closed_by_id': self.env.user.id,
                'closed_at': fields.Datetime.now(),
                'close_reason': reason,
            }
        )
        self.lot_id._update_hold_count()

    def _prepare_release_term(self):
        self.ensure_one()
        return ReleaseTerm(
            'hold',
            None,
            self.env._("It is on hold (%(number)s): %(reason)s", number=self.name, reason=self.reason),
            self,
        )

    def action_close(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Lift the Hold"),
            'res_model': 'farm.hold.close',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_hold_ids': self.ids},
        }
