from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.release import ReleaseTerm


class FarmHold(models.Model):
    """A stop on a lot: from the moment it is opened nothing of the lot is shown, sold, reserved or handed over.

    Opened by a quality officer, a verdict, a withdrawn certificate, a breach of the cold chain or a recall; closed only
    with a reason and by those who have the right. Holds are never deleted: they are the record of what was stopped.
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
        return holds

    def write(self, vals):
        if {'lot_id', 'cause', 'opened_at', 'opened_by_id'} & vals.keys():
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
