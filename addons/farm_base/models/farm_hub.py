from odoo import api, fields, models


class FarmHub(models.Model):
    """A commune in which a market works: its warehouse, and its own board where the market's board selected one.

    Without `has_board` the sellers of the commune run their stalls themselves.
    """

    _name = 'farm.hub'
    _description = "Commune Hub"
    _inherit = ['mail.thread']
    _order = 'company_id, commune_id'
    _check_company_auto = True

    name = fields.Char(compute='_compute_name', store=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    commune_id = fields.Many2one(
        'farm.commune', required=True, ondelete='restrict', index=True, domain=[('valid_to', '=', False)]
    )
    warehouse_id = fields.Many2one('stock.warehouse', check_company=True, readonly=True, copy=False)
    quarantine_location_id = fields.Many2one(
        'stock.location',
        check_company=True,
        readonly=True,
        copy=False,
        help="Where returned and stopped goods wait; nothing is sold from here.",
    )
    has_board = fields.Boolean(
        string="Has a Commune Board", tracking=True, help="The market's board selected this commune to run its stalls."
    )
    manager_ids = fields.Many2many(
        'res.users', string="Stall Managers", help="They open and run the stalls of this commune and of no other."
    )
    member_ids = fields.One2many('farm.board.member', 'hub_id', string="Board")
    stall_ids = fields.One2many('farm.stall', 'hub_id')
    stall_count = fields.Integer(compute='_compute_stall_count')
    address = fields.Char(string="Pick-up Point")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    active = fields.Boolean(default=True)

    _company_commune_uniq = models.Constraint(
        'UNIQUE(company_id, commune_id)', "This market works in that commune already."
    )

    @api.depends('commune_id.name')
    def _compute_name(self):
        for hub in self:
            hub.name = hub.commune_id.name

    def _compute_stall_count(self):
        counts = dict(self.env['farm.stall']._read_group([('hub_id', 'in', self.ids)], ['hub_id'], ['__count']))
        for hub in self:
            hub.stall_count = counts.get(hub, 0)

    @api.model_create_multi
    def create(self, vals_list):
        hubs = super().create(vals_list)
        for hub in hubs.filtered(lambda hub: not hub.warehouse_id):
            # Creating a warehouse is the stock administrator's right; a hub is the board's decision and brings one.
            hub_sudo = hub.sudo()
            hub_sudo.warehouse_id = hub_sudo.env['stock.warehouse'].create(hub._prepare_warehouse_values())
            hub_sudo.quarantine_location_id = hub_sudo.env['stock.location'].create(
                hub_sudo._prepare_quarantine_values()
            )
        return hubs

    def _prepare_warehouse_values(self):
        self.ensure_one()
        return {
            'name': f"{self.commune_id.name} ({self.commune_id.code})",
            'code': self.commune_id.code,
            'company_id': self.company_id.id,
            'partner_id': self.company_id.partner_id.id,
        }

    def _prepare_quarantine_values(self):
        # Outside the warehouse: what lies here is neither on hand nor free, so no reservation and no shop counts it.
        self.ensure_one()
        return {
            'name': self.env._("Quarantine %s", self.commune_id.name),
            'usage': 'internal',
            'location_id': False,
            'company_id': self.company_id.id,
        }

    def action_view_stalls(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.farm_stall_action'),
            'domain': [('hub_id', '=', self.id)],
            'context': {'default_hub_id': self.id, 'default_company_id': self.company_id.id},
        }
