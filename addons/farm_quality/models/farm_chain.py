from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.steps import BOARD, QUALITY, Step


class FarmChain(models.Model):
    """A safe chain (chuỗi): who takes part from input to sale, which goods, and the dated checks of it."""

    _name = 'farm.chain'
    _description = "Safe Chain"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'name'
    _check_company_auto = True

    _open_states = ('draft', 'controlled')
    _steps = {
        'control': Step(('draft',), 'controlled', (QUALITY,)),
        'stop': Step(('controlled',), 'stopped', (QUALITY, BOARD), needs_reason=True),
    }

    name = fields.Char(required=True, translate=True, tracking=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[('existing', "Existing Chain"), ('new', "New Chain")],
        required=True,
        default='existing',
        tracking=True,
    )
    date_start = fields.Date(string="Working Since", required=True, default=fields.Date.context_today, index=True)
    commodity_ids = fields.Many2many('farm.commodity', string="Kinds of Goods", required=True)
    product_tmpl_ids = fields.Many2many(
        'product.template',
        string="Goods of the Chain on the Market",
        check_company=True,
        domain="[('stall_id', '!=', False), ('company_id', '=', company_id)]",
    )
    wanted = fields.Text(string="Goods Not Yet on the Market", help="Goods of the chain that nobody offers here yet.")
    member_ids = fields.One2many('farm.chain.member', 'chain_id', string="Members", copy=True)
    check_ids = fields.One2many('farm.chain.check', 'chain_id', string="Checks")
    last_check_on = fields.Date(compute='_compute_last_check_on', store=True)
    on_sale_share = fields.Float(
        string="Goods on Sale (%)",
        compute='_compute_on_sale_share',
        help="Share of the chain's goods that can be bought now.",
    )
    note = fields.Text()
    state = fields.Selection(
        selection=[('draft', "Being Built"), ('controlled', "Controlled"), ('stopped', "Stopped")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('check_ids.date')
    def _compute_last_check_on(self):
        for chain in self:
            chain.last_check_on = max(chain.check_ids.mapped('date'), default=False)

    @api.depends('product_tmpl_ids.release_until')
    def _compute_on_sale_share(self):
        for chain in self:
            goods = chain.product_tmpl_ids
            chain.on_sale_share = 100 * len(goods.filtered('is_on_sale')) / len(goods) if goods else 0

    def _check_step(self, name):
        if name != 'control':
            return
        for chain in self:
            if not {'production', 'sale'} <= set(chain.member_ids.mapped('stage')):
                raise UserError(
                    self.env._(
                        "A chain runs from making to selling. Enter at least a producer and a seller of %s.", chain.name
                    )
                )
