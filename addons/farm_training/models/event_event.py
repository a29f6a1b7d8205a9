from odoo import api, fields, models

#: What the conferences and classes of the plans are about (Hanoi plan III.3.2.1; Hiệp Hòa plan III.2, task 8).
TRAINING_KINDS = [
    ('market', "Market, Working in Groups, Branding"),
    ('standards', "Standards and Safe Production"),
    ('ecommerce', "E-market and Logistics"),
    ('consumer', "Consumers"),
    ('digital', "Digital Economy"),
]


class EventEvent(models.Model):
    """A training conference or class is an event with a subject: registration, tickets, reminders and the attendance
    desk are Odoo's."""

    _inherit = 'event.event'

    training_kind = fields.Selection(TRAINING_KINDS, string="Training On", index='btree_not_null', tracking=True)
    audience = fields.Selection(
        selection=[
            ('producer', "Cooperatives, Groups and Farmers"),
            ('enterprise', "Enterprises"),
            ('officer', "Officers of Communes"),
            ('consumer', "Consumers"),
            ('all', "Everybody"),
        ],
        default='all',
    )
    commune_ids = fields.Many2many(
        'farm.commune',
        string="Communes",
        domain=[('valid_to', '=', False)],
        help="Communes for whose people the training is held.",
    )
    trainer_ids = fields.Many2many('res.partner', 'event_event_trainer_rel', string="Trainers")
    material_ids = fields.Many2many(
        'ir.attachment', string="Training Material", help="Attendees download it from their account."
    )
    evaluation_ids = fields.One2many('farm.training.evaluation', 'event_id', string="Evaluations")
    evaluation_count = fields.Integer(compute='_compute_evaluations')
    evaluation_average = fields.Float(
        compute='_compute_evaluations', digits=(3, 1), string="Rating", help="Mean of all marks, from 1 to 5."
    )

    @api.depends('evaluation_ids.average')
    def _compute_evaluations(self):
        # The mean is not secret, each opinion is: whoever reads the event reads the mean.
        figures = {
            event.id: (count, average)
            for event, count, average in self.env['farm.training.evaluation']
            .sudo()
            ._read_group([('event_id', 'in', self.ids)], ['event_id'], ['__count', 'average:avg'])
        }
        for event in self:
            event.evaluation_count, event.evaluation_average = figures.get(event.id, (0, 0.0))

    @api.model_create_multi
    def create(self, vals_list):
        companies = (
            self.env['res.company']
            .browse({vals.get('company_id', self.env.company.id) for vals in vals_list} - {False, None})
            .filtered('is_farm_market')
        )
        # Buyers belong to all markets: without a website the class of one market shows on the other's pages.
        websites = self.env['website'].search([('company_id', 'in', companies.ids)]).grouped('company_id')
        by_company = {company.id: websites[company][0].id for company in companies if company in websites}
        for vals in vals_list:
            vals.setdefault('website_id', by_company.get(vals.get('company_id', self.env.company.id), False))
        return super().create(vals_list)

    def action_view_evaluations(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_training.farm_training_evaluation_action'),
            'domain': [('event_id', '=', self.id)],
            'context': {},
        }

    def action_invite_sellers(self):
        """Open a message to the sellers of the communes (of all communes where none is named)."""
        self.ensure_one()
        domain = [('company_id', '=', self.company_id.id), ('state', '!=', 'closed')]
        if self.commune_ids:
            domain.append(('commune_id', 'in', self.commune_ids.ids))
        sellers = self.env['farm.stall'].search(domain).producer_id.partner_id
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Invite Sellers"),
            'res_model': 'mail.compose.message',
            'view_mode': 'form',
            'target': 'new',
            'context': {
                'default_model': self._name,
                'default_res_ids': self.ids,
                'default_partner_ids': sellers.ids,
                'default_composition_mode': 'comment',
                'default_template_id': self.env.ref('farm_training.mail_template_invitation').id,
            },
        }
