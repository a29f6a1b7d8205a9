from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.steps import BOARD, COMMUNE, QUALITY, SELLER, Step


class FarmDossier(models.Model):
    """The dossier of a seller: handed in, screened, checked on site, approved in two tiers, restricted by a lapse.

    First tier: the quality officer who checked papers and place endorses. Second tier: the board approves. The tiers
    are steps like all others, so that rights, four eyes and the record of who and when are the same everywhere.
    Source: Hanoi plan I.2, III.2.
    """

    _name = 'farm.dossier'
    _description = "Seller's Dossier"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'id desc'
    _rec_name = 'producer_id'
    _rec_names_search = ['name', 'producer_id.name']
    _check_company_auto = True

    #: States in which the seller sells, or sold until a paper lapsed.
    _standing_states = ('approved', 'restricted')
    _free_fields = frozenset({'note'})
    # Entered by the officer who checks the place.
    _state_fields = {'site_check': frozenset({'visit_id'})}
    _steps = {
        'submit': Step(('draft',), 'submitted', (SELLER, COMMUNE, QUALITY)),
        'screen': Step(('submitted',), 'screening', (QUALITY,)),
        'ask': Step(('screening', 'site_check'), 'more', (QUALITY,), needs_reason=True),
        'answer': Step(('more',), 'screening', (SELLER, COMMUNE, QUALITY)),
        'send_team': Step(('screening',), 'site_check', (QUALITY,)),
        'endorse': Step(('site_check',), 'endorsed', (QUALITY,)),
        'send_back': Step(('endorsed',), 'screening', (BOARD,), needs_reason=True),
        'approve': Step(('endorsed',), 'approved', (BOARD,), other_than=('submit', 'endorse')),
        'refuse': Step(('screening', 'site_check', 'endorsed'), 'refused', (QUALITY, BOARD), needs_reason=True),
        'restrict': Step(('approved',), 'restricted', (QUALITY, BOARD), needs_reason=True),
        'restore': Step(('restricted',), 'approved', (QUALITY, BOARD), needs_reason=True),
    }

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    producer_id = fields.Many2one(
        'farm.producer',
        string="Seller",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        tracking=True,
    )
    producer_kind = fields.Selection(related='producer_id.kind', string="Kind of Seller")
    commune_id = fields.Many2one(related='producer_id.commune_id', store=True, index=True)
    visit_id = fields.Many2one(
        'farm.visit',
        string="Site Check",
        check_company=True,
        copy=False,
        domain="[('producer_id', '=', producer_id), ('state', '=', 'done')]",
        help="The visit by which the place was checked.",
    )
    note = fields.Text()
    state = fields.Selection(
        selection=[
            ('draft', "Draft"),
            ('submitted', "Submitted"),
            ('screening', "Screening"),
            ('more', "More Information"),
            ('site_check', "Site Check"),
            ('endorsed', "To Be Approved"),
            ('approved', "Approved"),
            ('restricted', "Restricted"),
            ('refused', "Refused"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    _open_producer_uniq = models.UniqueIndex(
        "(producer_id) WHERE state != 'refused'", "This seller has a dossier already. Go on with that one."
    )

    @api.model_create_multi
    def create(self, vals_list):
        # A seller who begins a dossier takes a number without a right on the sequence.
        sequences_sudo = self.env['ir.sequence'].sudo()
        for vals in vals_list:
            vals['name'] = sequences_sudo.next_by_code('farm.dossier')
        return super().create(vals_list)

    # === Steps === #

    def _check_step(self, name):
        for dossier in self:
            getattr(dossier, f'_check_step_{name}', lambda: None)()

    def _check_step_submit(self):
        """Every mandatory paper is there, if not accepted yet."""
        handed_in = set(self._get_handed_in().mapped('kind'))
        self._check_no_missing([kind for kind in self._get_mandatory_kinds()[self] if kind not in handed_in])

    def _check_step_answer(self):
        self._check_step_submit()

    def _check_step_send_team(self):
        """The papers come first: nobody travels to check a place whose papers are not accepted."""
        self._check_no_missing(self._get_missing_kinds())

    def _check_step_endorse(self):
        self._check_no_missing(self._get_missing_kinds())
        if self.visit_id.state != 'done' or self.visit_id.producer_id != self.producer_id:
            raise UserError(self.env._("Enter the visit by which the place of %s was checked.", self.producer_id.name))
        if self.visit_id.outcome != 'ready':
            raise UserError(
                self.env._("The site check of %s says that something is to be mended first.", self.producer_id.name)
            )

    def _check_step_approve(self):
        self._check_no_missing(self._get_missing_kinds())

    def _check_step_restore(self):
        self._check_no_missing(self._get_missing_kinds())

    def _check_no_missing(self, kinds):
        if kinds:
            raise UserError(
                self.env._(
                    "The dossier of %(seller)s is not complete. Missing or run out: %(papers)s.",
                    seller=self.producer_id.name,
                    papers=self._get_kind_names(kinds),
                )
            )

    def _after_step(self, name):
        if name in ('ask', 'approve', 'refuse', 'restrict', 'restore'):
            for dossier in self:
                dossier._tell_seller(name)
        if name in ('approve', 'restrict', 'restore'):
            self._update_standing()
            self._get_lots()._update_release_until()

    def action_plan_visit(self):
        """Plan the visit that checks the seller's place."""
        self.ensure_one()
        visit = self.env['farm.visit'].create(
            {'producer_id': self.producer_id.id, 'company_id': self.company_id.id, 'user_id': self.env.uid}
        )
        return {'type': 'ir.actions.act_window', 'res_model': 'farm.visit', 'res_id': visit.id, 'view_mode': 'form'}

    def action_view_documents(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_document_action'),
            'domain': [('producer_id', '=', self.producer_id.id)],
            'context': {'default_producer_id': self.producer_id.id, 'default_company_id': self.company_id.id},
        }
