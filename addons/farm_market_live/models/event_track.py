from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

#: Who saw the goods in a livestream may still order for so long after its end, and the order counts for it.
GRACE_HOURS = 2


class EventTrack(models.Model):
    """A livestream session of the market. Schedule, page, video, chat and replay are Odoo's track."""

    _inherit = 'event.track'

    is_livestream = fields.Boolean(index=True)
    live_state = fields.Selection(
        selection=[('planned', "Planned"), ('held', "Held"), ('cancel', "Cancelled")],
        string="Livestream",
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    stall_id = fields.Many2one('farm.stall', string="Streaming Stall", ondelete='restrict', index='btree_not_null')
    streamer_id = fields.Many2one('res.partner', ondelete='restrict', tracking=True)
    streamer_paper = fields.Char(
        string="Identity Paper",
        groups='farm_base.group_board',
        help="Number of the paper that was looked at. E-commerce law 122/2025/QH15: streamers are identified first.",
    )
    streamer_checked_by_id = fields.Many2one('res.users', string="Identity Checked By", readonly=True, copy=False)
    streamer_checked_on = fields.Datetime(string="Identity Checked On", readonly=True, copy=False)
    pin_ids = fields.One2many('farm.live.pin', 'track_id', string="Goods")
    viewer_count = fields.Integer(string="Viewers", copy=False)
    live_result = fields.Text(string="Result", copy=False, help="What went well, what to do otherwise next time.")
    live_order_count = fields.Integer(compute='_compute_live_figures', string="Orders")
    live_order_total = fields.Monetary(compute='_compute_live_figures', string="Ordered")
    currency_id = fields.Many2one(related='event_id.company_id.currency_id')

    def _compute_live_figures(self):
        # Sums are no secret to those who may read the session; each order is.
        figures = {
            track.id: (count, total)
            for track, count, total in self.env['sale.order.line']
            .sudo()
            ._read_group(
                [('live_track_id', 'in', self.ids), ('state', '=', 'sale')],
                ['live_track_id'],
                ['order_id:count_distinct', 'price_total:sum'],
            )
        }
        for track in self:
            track.live_order_count, track.live_order_total = figures.get(track.id, (0, 0))

    @api.constrains('is_published', 'is_livestream', 'streamer_checked_on')
    def _check_streamer_known(self):
        for track in self:
            if track.is_livestream and track.is_published and not track.streamer_checked_on:
                raise ValidationError(self.env._("Check the streamer's identity before “%s” is announced.", track.name))

    @api.constrains('stall_id', 'event_id')
    def _check_stall_market(self):
        for track in self:
            if track.stall_id and track.stall_id.company_id != track.event_id.company_id:
                raise ValidationError(self.env._("A livestream is held by a stall of its own market."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get('is_livestream') and not vals.get('event_id'):
                moment = fields.Datetime.to_datetime(vals.get('date')) or fields.Datetime.now()
                vals['event_id'] = self.env.company._get_livestream_event(moment.year).id
        tracks = super().create(vals_list)
        tracks.filtered('streamer_id')._name_streamer()
        return tracks

    def write(self, vals):
        if 'streamer_id' in vals:
            # Another person is another identity.
            vals = {**vals, 'streamer_checked_by_id': False, 'streamer_checked_on': False}
        res = super().write(vals)
        if 'streamer_id' in vals:
            self._name_streamer()
        return res

    def _name_streamer(self):
        """Show the streamer's name on the page, and nothing else of the contact."""
        for track in self:
            track.partner_name = track.streamer_id.name

    # === Steps === #

    def action_check_streamer(self):
        """Record that the board looked at the streamer's paper."""
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board checks who streams."))
        for track in self:
            if not track.streamer_id or not (track.streamer_paper or '').strip():
                raise UserError(self.env._("Enter who streams, and the number of the identity paper you looked at."))
        self.write({'streamer_checked_by_id': self.env.uid, 'streamer_checked_on': fields.Datetime.now()})

    def action_hold_livestream(self):
        """Record that the session took place; it counts in the plan from then on."""
        self.check_access('write')
        for track in self:
            if track.live_state != 'planned' or not track.date or track.date > fields.Datetime.now():
                raise UserError(self.env._("Only a session that was planned and has begun can be recorded as held."))
            if not track.streamer_checked_on:
                raise UserError(self.env._("Check the streamer's identity first."))
        self.pin_ids.is_pinned = False
        self.write({'live_state': 'held'})

    def action_cancel_livestream(self):
        self.check_access('write')
        if any(track.live_state != 'planned' for track in self):
            raise UserError(self.env._("Only a session that is planned can be cancelled."))
        self.write({'live_state': 'cancel', 'is_published': False})

    def action_view_live_orders(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_order_action'),
            'domain': [('order_line.live_track_id', '=', self.id)],
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held_livestream(self):
        if any(track.live_state == 'held' and track.is_livestream for track in self):
            raise UserError(self.env._("A livestream that counts in the plan cannot be deleted."))

    # === While it runs === #

    def _check_runs_livestream(self):
        """:raises AccessError: when the user neither organises nor is of the streaming stall"""
        self.ensure_one()
        # A seller does not organise events; whether the user is of the stall is all that is asked.
        if self.env.user not in self.sudo().stall_id.user_ids:
            self.check_access('write')

    def _counts_orders_now(self):
        """Whether an order made at this moment may come from the session."""
        self.ensure_one()
        now = fields.Datetime.now()
        return (
            self.is_livestream
            and self.is_published
            and self.live_state != 'cancel'
            and bool(self.date)
            and self.date <= now <= fields.Datetime.add(self.date_end, hours=GRACE_HOURS)
        )

    def _get_live_goods(self):
        """Return the goods for the public: what is pinned first, only what the shop sells now."""
        self.ensure_one()
        pins_sudo = self.sudo().pin_ids  # listings are filtered to what the shop shows to everybody
        shown = pins_sudo.filtered(lambda pin: pin.product_tmpl_id._is_on_sale() and pin.product_tmpl_id.is_published)
        return shown.sorted(lambda pin: (not pin.is_pinned, pin.sequence, pin.id))
