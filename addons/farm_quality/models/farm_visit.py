from odoo import fields, models
from odoo.exceptions import UserError

from ..engine.steps import BOARD, QUALITY, Step


class FarmVisit(models.Model):
    """A visit on the way to a certificate: the yearly plan takes sixty establishments there (Hanoi plan, annex 2.3)."""

    _name = 'farm.visit'
    _description = "Certification Visit"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date, id'
    _rec_name = 'producer_id'
    _check_company_auto = True

    _open_states = ('planned',)
    _free_fields = frozenset({'certificate_id'})
    _steps = {
        'finish': Step(('planned',), 'done', (QUALITY,)),
        'cancel': Step(('planned',), 'cancelled', (QUALITY, BOARD), needs_reason=True),
    }

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    producer_id = fields.Many2one(
        'farm.producer', string="Establishment", required=True, ondelete='restrict', index=True, check_company=True
    )
    commune_id = fields.Many2one(related='producer_id.commune_id', store=True)
    scheme_id = fields.Many2one('farm.scheme', ondelete='restrict')
    date = fields.Date(required=True, default=fields.Date.context_today, index=True, tracking=True)
    user_id = fields.Many2one('res.users', string="Officer", default=lambda self: self.env.user)
    outcome = fields.Selection(
        selection=[('ready', "Ready to Be Certified"), ('mend', "After Mending"), ('not', "Not Suited")], tracking=True
    )
    report = fields.Text(string="What Was Found")
    certificate_id = fields.Many2one(
        'farm.certificate', string="Certificate Since", check_company=True, domain="[('producer_id', '=', producer_id)]"
    )
    state = fields.Selection(
        selection=[('planned', "Planned"), ('done', "Done"), ('cancelled', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    def _check_step(self, name):
        if name != 'finish':
            return
        for visit in self:
            if visit.date > visit.company_id._get_quality_today():
                raise UserError(self.env._("The visit to %s lies in the future. Correct its date.", visit.display_name))
            if not visit.outcome or not (visit.report or '').strip():
                raise UserError(self.env._("Enter what was found at %s and what follows.", visit.display_name))
