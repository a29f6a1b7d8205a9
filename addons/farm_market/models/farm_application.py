from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError


class FarmApplication(models.Model):
    """Somebody asks to sell on the market: screened, asked for more, visited, then approved or refused with a reason.

    Source: Hanoi plan I.2 and IV.10; Hiệp Hòa plan II.1.
    """

    _name = 'farm.application'
    _description = "Seller's Application"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company, readonly=True
    )
    user_id = fields.Many2one('res.users', string="Applicant", required=True, index=True, readonly=True)
    producer_name = fields.Char(string="Name", required=True, help="Name on the identity or business paper.")
    kind = fields.Selection(
        selection=[
            ('household', "Household"),
            ('group', "Production Group"),
            ('cooperative', "Cooperative"),
            ('enterprise', "Enterprise"),
        ],
        required=True,
        default='household',
    )
    identity_number = fields.Char(string="Identity or Business Number", required=True)
    phone = fields.Char(required=True)
    commune_id = fields.Many2one('farm.commune', required=True, ondelete='restrict', domain=[('valid_to', '=', False)])
    address = fields.Char(string="Hamlet, Street")
    stall_name = fields.Char(string="Name of the Stall", required=True)
    goods = fields.Text(string="What You Sell", required=True)
    bank_name = fields.Char(string="Bank")
    bank_account = fields.Char(string="Account Number", help="Where your money is paid.")
    agency_id = fields.Many2one('farm.agency', string="Introduced By", ondelete='restrict')
    regulation_id = fields.Many2one(
        'farm.regulation', string="Accepted Regulations", ondelete='restrict', readonly=True
    )
    accepted_on = fields.Datetime(readonly=True)
    attachment_ids = fields.Many2many('ir.attachment', string="Papers")
    state = fields.Selection(
        selection=[
            ('submitted', "Received"),
            ('more', "More Information"),
            ('screened', "Screened"),
            ('approved', "Approved"),
            ('refused', "Refused"),
        ],
        required=True,
        default='submitted',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    reason = fields.Text(readonly=True, copy=False, tracking=True, help="What is missing, or why it was refused.")
    hub_id = fields.Many2one('farm.hub', compute='_compute_hub_id', store=True, index='btree_not_null')
    stall_id = fields.Many2one('farm.stall', readonly=True, copy=False)
    screened_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_on = fields.Datetime(readonly=True, copy=False)

    _open_applicant_uniq = models.UniqueIndex(
        "(user_id, company_id) WHERE state IN ('submitted', 'more', 'screened')",
        "You have an application here that waits for its decision.",
    )

    @api.depends('commune_id', 'company_id')
    def _compute_hub_id(self):
        hubs = self.env['farm.hub'].sudo().search([('commune_id', 'in', self.commune_id.ids)])
        for application in self:
            application.hub_id = hubs.filtered(
                lambda hub: hub.commune_id == application.commune_id and hub.company_id == application.company_id  # noqa: B023
            )[:1]

    @api.constrains('company_id', 'regulation_id')
    def _check_regulation_id(self):
        for application in self:
            current = self.env['farm.regulation'].sudo()._get_current(application.company_id)
            if current and not application.regulation_id:
                raise ValidationError(self.env._("Read and accept the market's regulations to apply."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.application')
        return super().create(vals_list)

    # === Steps === #

    def _check_role(self, group, message):
        if not self.env.su and not self.env.user.has_group(group):
            raise AccessError(message)

    def action_screen(self):
        """The papers are complete and match. Done by the commune manager, or by the board where there is none."""
        self.check_access('write')
        if any(application.state not in ('submitted', 'more') for application in self):
            raise UserError(self.env._("Only an application that was received can be screened."))
        self.write({'state': 'screened', 'screened_by_id': self.env.user.id})

    def action_ask_more(self, reason):
        self.check_access('write')
        if not (reason or '').strip():
            raise UserError(self.env._("Say what is missing."))
        if any(application.state not in ('submitted', 'screened') for application in self):
            raise UserError(self.env._("This application is decided already."))
        self.write({'state': 'more', 'reason': reason})

    def action_approve(self):
        """Take the seller in: the producer, the stall to be prepared, and the right to run it come with it."""
        self._check_role('farm_base.group_board', self.env._("Only the management board takes sellers in."))
        if any(application.state not in ('submitted', 'screened') for application in self):
            raise UserError(self.env._("Only an application that was received or screened can be approved."))
        for application in self:
            application.write(
                {
                    'state': 'approved',
                    'decided_by_id': self.env.user.id,
                    'decided_on': fields.Datetime.now(),
                    'stall_id': application._open_stall().id,
                }
            )

    def action_refuse(self, reason):
        self._check_role('farm_base.group_board', self.env._("Only the management board refuses sellers."))
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the application is refused."))
        if any(application.state in ('approved', 'refused') for application in self):
            raise UserError(self.env._("This application is decided already."))
        self.write(
            {
                'state': 'refused',
                'reason': reason,
                'decided_by_id': self.env.user.id,
                'decided_on': fields.Datetime.now(),
            }
        )

    def _open_stall(self):
        self.ensure_one()
        hub = self.hub_id or self.env['farm.hub'].create(
            {
                'commune_id': self.commune_id.id,
                'company_id': self.company_id.id,
            }
        )
        partner = self.user_id.partner_id
        producer = self.env['farm.producer'].search(
            [
                ('partner_id', '=', partner.id),
                ('company_id', '=', self.company_id.id),
            ],
            limit=1,
        ) or self.env['farm.producer'].create(self._prepare_producer_values())
        # Giving somebody the right to run the own stall follows from the board's approval, checked above.
        self.user_id.sudo().group_ids = [Command.link(self.env.ref('farm_base.group_seller').id)]
        return self.env['farm.stall'].create(
            {
                'name': self.stall_name,
                'company_id': self.company_id.id,
                'hub_id': hub.id,
                'producer_id': producer.id,
                'user_ids': [Command.link(self.user_id.id)],
                'address': self.address,
            }
        )

    def _prepare_producer_values(self):
        self.ensure_one()
        return {
            'name': self.producer_name,
            'partner_id': self.user_id.partner_id.id,
            'kind': self.kind,
            'identity_number': self.identity_number,
            'commune_id': self.commune_id.id,
            'address': self.address,
            'company_id': self.company_id.id,
        }

    def action_decline_wizard(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Refuse") if self.env.context.get('refuse') else self.env._("Ask for More"),
            'res_model': 'farm.application.decline',
            'view_mode': 'form',
            'target': 'new',
            'context': {
                'default_application_ids': self.ids,
                'default_is_refusal': bool(self.env.context.get('refuse')),
            },
        }
