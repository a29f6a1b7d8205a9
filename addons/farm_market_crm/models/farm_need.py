from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..tools.matching import score

KINDS = [('need', "Wanted"), ('offer', "Offered")]


class FarmNeed(models.Model):
    """What a buyer looks for, or a harvest to come that a seller offers: matched by the system, followed up by people.

    Source: Hanoi plan III.1 (supply and demand).
    """

    _name = 'farm.need'
    _description = "Need or Offer"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_from, id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    kind = fields.Selection(KINDS, required=True, default='need', index=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one('res.partner', string="Who", required=True, ondelete='restrict', index=True)
    stall_id = fields.Many2one(
        'farm.stall', ondelete='restrict', index='btree_not_null', check_company=True, help="For offers of sellers."
    )
    commodity_id = fields.Many2one('farm.commodity', string="Goods", required=True, ondelete='restrict', index=True)
    quantity = fields.Float(required=True, digits='Product Unit')
    uom_id = fields.Many2one(
        'uom.uom', string="Unit", required=True, default=lambda self: self.env.ref('uom.product_uom_kgm')
    )
    price = fields.Monetary(string="Price per Unit", help="What one would pay, or ask; empty: to be agreed.")
    currency_id = fields.Many2one(related='company_id.currency_id')
    commune_id = fields.Many2one('farm.commune', string="Where", ondelete='restrict', domain=[('valid_to', '=', False)])
    date_from = fields.Date(string="From", required=True, default=fields.Date.context_today)
    date_to = fields.Date(string="Until", required=True, index=True)
    note = fields.Text(help="Quality, packing, certificates that are asked for or there.")
    state = fields.Selection(
        selection=[('open', "Open"), ('agreed', "Agreed"), ('closed', "Closed")],
        required=True,
        default='open',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    need_match_ids = fields.One2many('farm.need.match', 'need_id', string="Offers That Match")
    offer_match_ids = fields.One2many('farm.need.match', 'offer_id', string="Needs That Match")
    match_count = fields.Integer(compute='_compute_match_count')

    _check_quantity = models.Constraint('CHECK(quantity > 0)', "Enter a quantity above zero.")
    _check_dates = models.Constraint('CHECK(date_to >= date_from)', "The last day cannot lie before the first.")

    @api.depends('need_match_ids', 'offer_match_ids')
    def _compute_match_count(self):
        for need in self:
            need.match_count = len(need.need_match_ids | need.offer_match_ids)

    @api.depends('name', 'commodity_id', 'kind')
    def _compute_display_name(self):
        for need in self:
            need.display_name = f'{need.name} · {need.commodity_id.name}' if need.commodity_id else need.name

    @api.constrains('kind', 'stall_id')
    def _check_stall(self):
        if any(need.stall_id and need.kind != 'offer' for need in self):
            raise ValidationError(self.env._("A stall offers; what it needs itself is asked for by its owner."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.need')
        needs = super().create(vals_list)
        needs._match()
        return needs

    def write(self, vals):
        res = super().write(vals)
        if {'commodity_id', 'quantity', 'uom_id', 'commune_id', 'date_from', 'date_to', 'state'} & vals.keys():
            self._match()
        return res

    # === Matching === #

    def _get_counterparts(self):
        """Return dict need -> the open ones of the other kind for the same goods in the same days, in one search."""
        found = self.search(
            [
                ('company_id', 'in', self.company_id.ids),
                ('commodity_id', 'in', self.commodity_id.ids),
                ('state', '=', 'open'),
                ('date_to', '>=', min(self.mapped('date_from'))),
                ('date_from', '<=', max(self.mapped('date_to'))),
            ]
        )
        return {
            need: found.filtered(
                lambda other, need=need: (
                    other.kind != need.kind
                    and other.company_id == need.company_id
                    and other.commodity_id == need.commodity_id
                    and other.uom_id._has_common_reference(need.uom_id)
                    and other.partner_id != need.partner_id
                )
            )
            for need in self
        }

    def _prepare_match_terms(self):
        self.ensure_one()
        return {
            'first': self.date_from,
            'last': self.date_to,
            'quantity': self.quantity * self.uom_id.factor,
            'commune': self.commune_id.id or None,
            'province': self.commune_id.province_id.id or None,
        }

    def _match(self):
        """Renew what matches these; pairs that are being followed up stay as they are."""
        # Pairs are the system's to find, whoever posts a need; they show names to the board only.
        self_sudo = self.sudo()
        Match_sudo = self_sudo.env['farm.need.match']
        old = Match_sudo.search(['|', ('need_id', 'in', self.ids), ('offer_id', 'in', self.ids)])
        kept = {(match.need_id.id, match.offer_id.id) for match in old if match.lead_id}
        old.filtered(lambda match: not match.lead_id).unlink()
        vals_by_pair = {}
        open_needs = self_sudo.filtered(lambda need: need.state == 'open')
        for need, others in (open_needs._get_counterparts() if open_needs else {}).items():
            for other in others:
                wanted, offered = (need, other) if need.kind == 'need' else (other, need)
                value = score(wanted._prepare_match_terms(), offered._prepare_match_terms())
                if value and (wanted.id, offered.id) not in kept:
                    pair = {'need_id': wanted.id, 'offer_id': offered.id, 'score': value}
                    vals_by_pair[wanted.id, offered.id] = pair
        Match_sudo.create(list(vals_by_pair.values()))

    # === Steps === #

    def action_agree(self):
        self.check_access('write')
        if any(need.state != 'open' for need in self):
            raise UserError(self.env._("Only what is open can be agreed."))
        self.write({'state': 'agreed'})

    def action_close(self):
        self.check_access('write')
        self.write({'state': 'closed'})

    def action_withdraw(self):
        """Take back what one posted oneself, or for a stall that one runs."""
        for need in self:
            # Members may read what is theirs and no more; whose it is decides.
            need_sudo = need.sudo()
            if self.env.user.partner_id != need_sudo.partner_id and self.env.user not in need_sudo.stall_id.user_ids:
                raise AccessError(self.env._("Only who posted it takes it back."))
            if need_sudo.state == 'closed':
                raise UserError(self.env._("This is closed already."))
            need_sudo.write({'state': 'closed'})

    def action_view_matches(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_crm.farm_need_match_action'),
            'domain': ['|', ('need_id', '=', self.id), ('offer_id', '=', self.id)],
        }

    @api.model
    def _post(self, company, values):
        """Post a need or an offer as the user; the stall, where one is named, must be run by the user.

        :return: the `farm.need`, as the user sees it
        """
        if values.get('stall_id'):
            self.env['farm.stall'].browse(values['stall_id']).check_access('write')
        # Members hand in and read their own; from then on it is the market's record.
        need_sudo = self.sudo().create({**values, 'company_id': company.id, 'partner_id': self.env.user.partner_id.id})
        return need_sudo.sudo(False)

    @api.model
    def _get_open_domain(self, company, today):
        return [('company_id', '=', company.id), ('state', '=', 'open'), ('date_to', '>=', today)]
