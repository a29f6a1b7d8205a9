from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmStall(models.Model):
    """A seller's place on a market: one stock location in its commune's warehouse, one page, one set of books."""

    _name = 'farm.stall'
    _description = "Stall"
    _inherit = ['mail.thread', 'mail.activity.mixin', 'image.mixin']
    _order = 'name'
    _check_company_auto = True
    _rec_names_search = ['name', 'code', 'producer_id.name']

    name = fields.Char(required=True, translate=True, tracking=True)
    code = fields.Char(readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    hub_id = fields.Many2one(
        'farm.hub',
        string="Commune Hub",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        tracking=True,
    )
    commune_id = fields.Many2one(related='hub_id.commune_id', store=True, index=True)
    producer_id = fields.Many2one(
        'farm.producer',
        string="Seller",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        tracking=True,
    )
    owner_id = fields.Many2one(related='producer_id.partner_id', string="Owner of the Goods")
    user_ids = fields.Many2many(
        'res.users', string="People of the Stall", help="They see and run this stall and no other."
    )
    location_id = fields.Many2one('stock.location', readonly=True, copy=False, check_company=True, index=True)
    state = fields.Selection(
        selection=[
            ('draft', "Being Opened"),
            ('submitted', "Waiting for the Board"),
            ('open', "Open"),
            ('paused', "Paused"),
            ('closed', "Closed"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    tagline = fields.Char(translate=True)
    story = fields.Html(translate=True)
    opening_note = fields.Char(translate=True, string="Opening Hours", help="When orders are prepared.")
    address = fields.Char()
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    opened_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    product_ids = fields.One2many('product.template', 'stall_id', string="Goods")
    product_count = fields.Integer(compute='_compute_product_count')
    active = fields.Boolean(default=True)

    @api.depends('product_ids')
    def _compute_product_count(self):
        counts = dict(
            self.env['product.template']._read_group([('stall_id', 'in', self.ids)], ['stall_id'], ['__count'])
        )
        for stall in self:
            stall.product_count = counts.get(stall, 0)

    @api.constrains('latitude', 'longitude')
    def _check_coordinates(self):
        for stall in self:
            if abs(stall.latitude) > 90 or abs(stall.longitude) > 180:
                raise ValidationError(self.env._("Latitude runs from -90 to 90, longitude from -180 to 180."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get('code'):
                vals['code'] = self.env['ir.sequence'].next_by_code('farm.stall')
        stalls = super().create(vals_list)
        for stall in stalls:
            # A stall is opened by people who have no rights on the warehouse's structure; its location comes with it.
            stall_sudo = stall.sudo()
            stall_sudo.location_id = stall_sudo.env['stock.location'].create(stall_sudo._prepare_location_values())
        return stalls

    def _prepare_location_values(self):
        self.ensure_one()
        return {
            'name': self.code,
            'usage': 'internal',
            'location_id': self.hub_id.warehouse_id.lot_stock_id.id,
            'company_id': self.company_id.id,
        }

    # === Opening === #

    def action_submit(self):
        """Hand the prepared stall to the board. Done by the seller, or by the commune manager in the seller's place."""
        self.check_access('write')
        if any(stall.state != 'draft' for stall in self):
            raise UserError(self.env._("Only a stall that is being opened can be handed to the board."))
        # The right to run the stall was checked; its state is written by these steps alone, see `write` of the rooms.
        self.sudo().write({'state': 'submitted'})

    def action_approve(self):
        """Open the stall. The board's right alone."""
        self._check_board()
        if any(stall.state not in ('submitted', 'paused') for stall in self):
            raise UserError(self.env._("Only a stall that waits for the board, or is paused, can be opened."))
        for stall in self:
            stall.write(
                {
                    'state': 'open',
                    'opened_on': stall.opened_on or fields.Date.context_today(stall),
                    'approved_by_id': self.env.user.id,
                }
            )

    def action_send_back(self):
        """Return the stall to those who prepare it."""
        self._check_board()
        if any(stall.state != 'submitted' for stall in self):
            raise UserError(self.env._("Only a stall that waits for the board can be sent back."))
        self.write({'state': 'draft'})

    def action_pause(self):
        self.check_access('write')
        if any(stall.state != 'open' for stall in self):
            raise UserError(self.env._("Only an open stall can be paused."))
        self.sudo().write({'state': 'paused'})  # see action_submit

    def action_close(self):
        self._check_board()
        self.write({'state': 'closed'})

    def _check_board(self):
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise UserError(self.env._("Only the management board decides this."))

    def action_view_products(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Goods of %s", self.name),
            'res_model': 'product.template',
            'view_mode': 'kanban,list,form',
            'domain': [('stall_id', '=', self.id)],
            'context': {
                'default_stall_id': self.id,
                'default_company_id': self.company_id.id,
                'default_type': 'consu',
            },
        }

    def action_receive_lot(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Receive a Lot"),
            'res_model': 'farm.lot.receipt',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_stall_id': self.id},
        }

    # === Receipt === #

    def _receive_lot(self, product, quantity, lot_values):
        """Take `quantity` (in the product's unit) of a new lot into the stall, owned by its seller.

        :param product.product product: a listing of this stall
        :param float quantity: positive quantity in the product's unit of measure
        :param dict lot_values: values of the lot (name, harvest_date, producer_id, expiration_date …)
        :return: the new `stock.lot`
        :raises UserError: for goods of another stall or a quantity that is not positive
        """
        self.ensure_one()
        self.check_access('write')
        if product.stall_id != self:
            raise UserError(self.env._("%(goods)s is not sold by %(stall)s.", goods=product.name, stall=self.name))
        if product.uom_id.compare(quantity, 0) <= 0:
            raise UserError(self.env._("Enter how much was received: more than zero."))
        # The right to run the stall was checked above; the move itself belongs to the warehouse.
        lot_sudo = (
            self.env['stock.lot']
            .sudo()
            .create(
                {
                    'producer_id': self.producer_id.id,
                    **lot_values,
                    'product_id': product.id,
                    'company_id': self.company_id.id,
                }
            )
        )
        self.sudo()._create_receipt(product.sudo(), quantity, lot_sudo)
        return lot_sudo.sudo(False)

    def _create_receipt(self, product, quantity, lot):
        route = {
            'location_id': self.env.ref('stock.stock_location_suppliers').id,
            'location_dest_id': self.location_id.id,
        }
        goods = {'product_id': product.id, 'company_id': self.company_id.id, **route}
        line = {
            **goods,
            'product_uom_id': product.uom_id.id,
            'quantity': quantity,
            'lot_id': lot.id,
            'owner_id': self.owner_id.id,
        }
        move = {
            **goods,
            'product_uom': product.uom_id.id,
            'product_uom_qty': quantity,
            'move_line_ids': [fields.Command.create(line)],
        }
        picking = self.env['stock.picking'].create(
            {
                'picking_type_id': self.hub_id.warehouse_id.in_type_id.id,
                'partner_id': self.owner_id.id,
                'owner_id': self.owner_id.id,
                'origin': lot.name,
                'move_ids': [fields.Command.create(move)],
                **route,
            }
        )
        picking.action_confirm()
        picking.move_ids.picked = True
        picking.with_context(skip_sms=True)._action_done()
        return picking
