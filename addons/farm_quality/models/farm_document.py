from odoo import fields, models
from odoo.exceptions import UserError

from ..engine.steps import COMMUNE, QUALITY, SELLER, Step


class FarmDocument(models.Model):
    """A paper of a producer's dossier that is not a certificate: self-declaration, quarantine paper, business papers.

    Handed in by the seller or on the seller's behalf, accepted by an officer who did not hand it in.
    """

    _name = 'farm.document'
    _description = "Dossier Paper"
    _inherit = ['farm.scope.mixin', 'farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_from desc, id desc'
    _check_company_auto = True

    _counting_states = ('accepted',)
    _free_fields = frozenset({'note'})
    _steps = {
        'submit': Step(('draft',), 'submitted', (SELLER, COMMUNE, QUALITY)),
        'accept': Step(('submitted',), 'accepted', (QUALITY,), other_than=('submit',)),
        'refuse': Step(('submitted',), 'draft', (QUALITY,), needs_reason=True),
        'withdraw': Step(('accepted',), 'withdrawn', (QUALITY,), needs_reason=True),
    }

    name = fields.Char(string="Title or Number", required=True, tracking=True)
    kind = fields.Selection(
        selection=[
            ('self_declaration', "Self-Declaration of Quality"),
            ('quarantine', "Quarantine Paper"),
            ('business', "Business Registration"),
            ('food_safety', "Food Safety Certificate or Commitment"),
            ('contract', "Supply Contract"),
            ('other', "Other Paper"),
        ],
        required=True,
        default='self_declaration',
        tracking=True,
        index=True,
    )
    issuer = fields.Char(help="Authority that gave the paper; the producer himself for a self-declaration.")
    content = fields.Text(help="What the producer declares: name and kind of goods, quality, commitment.")
    note = fields.Text()
    state = fields.Selection(
        selection=[
            ('draft', "Draft"),
            ('submitted', "Submitted"),
            ('accepted', "Accepted"),
            ('withdrawn', "Withdrawn"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )

    _gate_idx = models.Index("(producer_id, kind) WHERE state = 'accepted'")

    def _check_step(self, name):
        if name != 'submit':
            return
        for document in self:
            if not document.date_from:
                raise UserError(self.env._("Enter from which day “%s” is valid.", document.name))
            if not document.file and not (document.content or '').strip():
                raise UserError(self.env._("Attach “%s” as a file, or write down what it says.", document.name))

    def _after_step(self, name):
        if name in ('accept', 'withdraw'):
            # A paper of the dossier decides on the seller; whoever accepts it need not decide on dossiers.
            dossiers_sudo = self.env['farm.dossier'].sudo().search([('producer_id', 'in', self.producer_id.ids)])
            dossiers_sudo._update_standing()
            self._get_lots()._update_release_until()
