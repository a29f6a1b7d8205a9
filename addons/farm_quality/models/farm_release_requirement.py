from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.farm_base.tools.release import FOREVER, ReleaseTerm

from ..engine import dates
from ..engine.limits import FAILING, PASSING

#: How long a test counts where the requirement does not say (Hanoi plan III.2: twice, once a year; rapid: a month).
DEFAULT_MONTHS = {'safety': 6, 'nutrition': 12, 'rapid': 1}


class FarmReleaseRequirement(models.Model):
    """What the quality room can answer: certificates, tests per item and period, papers.

    Every answer is given for all lots at once; the gate asks as the market, so rights are those of the superuser here.
    """

    _inherit = 'farm.release.requirement'

    kind = fields.Selection(
        selection_add=[
            ('certificate', "Certificate in Force"),
            ('safety_test', "Food Safety Test Passed"),
            ('nutrition_test', "Nutrition Test"),
            ('rapid_test', "Rapid Test Passed"),
            ('self_declaration', "Self-Declaration of Quality"),
            ('quarantine_paper', "Quarantine Paper of the Lot"),
            ('dossier', "Seller's Dossier Approved"),
        ],
        ondelete={
            'certificate': 'cascade',
            'safety_test': 'cascade',
            'nutrition_test': 'cascade',
            'rapid_test': 'cascade',
            'self_declaration': 'cascade',
            'quarantine_paper': 'cascade',
            'dossier': 'cascade',
        },
    )
    scheme_ids = fields.Many2many(
        'farm.scheme',
        string="Any of These Schemes",
        context={'active_test': False},
        help="One certificate of any of these schemes is enough.",
    )

    @api.constrains('kind', 'scheme_ids')
    def _check_scheme_ids(self):
        for requirement in self:
            if requirement.kind == 'certificate' and not requirement.scheme_ids:
                raise ValidationError(self.env._("Say which schemes count when a certificate is asked for."))

    # === Certificates and papers === #

    def _get_release_terms_certificate(self, lots):
        names = ", ".join(self.scheme_ids.mapped('name'))
        message = self.env._("It has no certificate in force (one of: %s). Submit one, or have it activated.", names)
        return self._get_paper_terms(
            'certificate', 'farm.certificate', lots, [('scheme_id', 'in', self.scheme_ids.ids)], message
        )

    def _get_release_terms_self_declaration(self, lots):
        message = self.env._("The producer's self-declaration of quality is missing or not accepted yet. Hand it in.")
        return self._get_paper_terms(
            'self_declaration', 'farm.document', lots, [('kind', '=', 'self_declaration')], message
        )

    def _get_release_terms_quarantine_paper(self, lots):
        # A quarantine paper speaks of one consignment: only one that names the lot counts.
        message = self.env._("The quarantine paper of this lot is missing or not accepted yet. Hand it in.")
        return self._get_paper_terms(
            'quarantine_paper',
            'farm.document',
            lots,
            [('kind', '=', 'quarantine'), ('lot_id', 'in', lots.ids)],
            message,
        )

    def _get_release_terms_dossier(self, lots):
        """A dossier that is not approved yet; one that is restricted or runs out answers for itself, asked or not."""
        lots_sudo = lots.sudo()
        dossiers = lots_sudo._get_dossiers()
        message = self.env._("The seller's dossier is not approved yet. Complete it and wait for the board.")
        terms = {}
        for lot in lots_sudo:
            dossier = dossiers.get(lot.stall_id.producer_id)
            standing = dossier and dossier.state in dossier._standing_states
            terms[lot.id] = [ReleaseTerm('dossier', FOREVER if standing else None, message, dossier)]
        return terms

    def _get_paper_terms(self, code, model, lots, domain, message):
        """Return one term per lot: met until the last day of the paper that lasts longest."""
        self.ensure_one()
        lots_sudo = lots.sudo()
        papers = self.env[model].sudo()._get_in_scope(lots_sudo, domain, with_ended=True)
        return {lot.id: [self._prepare_paper_term(code, papers[lot.id], message)] for lot in lots_sudo}

    def _prepare_paper_term(self, code, papers, message):
        ends = [(paper._get_force_end() or FOREVER, paper) for paper in papers]
        if not ends:
            return ReleaseTerm(code, None, message)
        until, paper = max(ends, key=lambda end: end[0])
        return ReleaseTerm(
            code,
            until,
            self.env._(
                "%(paper)s ended on %(date)s. Hand in a new one.", paper=paper.display_name, date=paper.date_to or ''
            ),
            paper,
        )

    # === Tests === #

    def _get_release_terms_safety_test(self, lots):
        return self._get_test_terms('safety', lots)

    def _get_release_terms_nutrition_test(self, lots):
        return self._get_test_terms('nutrition', lots)

    def _get_release_terms_rapid_test(self, lots):
        """A negative rapid test does not clear what failed in the laboratory: then the failure answers."""
        terms = self._get_test_terms('rapid', lots)
        laboratory = self._get_test_terms('safety', lots)
        for lot_id, (term,) in laboratory.items():
            if term.record and term.until is None:
                terms[lot_id] = [term]
        return terms

    def _get_test_terms(self, kind, lots):
        """Return one term per lot, from the last conclusive test of the lot or else of its item."""
        self.ensure_one()
        lots_sudo = lots.sudo()
        samples = (
            self.env['farm.sample']
            .sudo()
            .search(
                [
                    ('product_tmpl_id', 'in', lots_sudo.product_id.product_tmpl_id.ids),
                    ('kind', '=', kind),
                    ('state', 'in', ('verified', 'published')),
                    ('verdict', 'in', PASSING + FAILING),
                ],
                order='collected_at desc, id desc',
            )
        )
        by_item = samples.grouped('product_tmpl_id')
        return {
            lot.id: [
                self._prepare_test_term(
                    kind, lot._get_deciding_sample(by_item.get(lot.product_id.product_tmpl_id, samples.browse()))
                )
            ]
            for lot in lots_sudo
        }

    def _prepare_test_term(self, kind, sample):
        label = dict(self._fields['kind']._description_selection(self.env))[self.kind]
        if not sample:
            message = self.env._("Asked and not there: %s. Have a sample analysed.", label)
            return ReleaseTerm(f'{kind}_test', None, message)
        if sample.verdict in FAILING:
            return ReleaseTerm(
                f'{kind}_test',
                None,
                self.env._(
                    "Test %(number)s failed (%(label)s). A new test must pass.",
                    number=sample.name,
                    label=label,
                ),
                sample,
            )
        end = dates.after_months(sample._get_sampling_day(), self.period_months or DEFAULT_MONTHS[kind])
        return ReleaseTerm(
            f'{kind}_test',
            sample.company_id._get_quality_day_end(end),
            self.env._(
                "Test %(number)s counted until %(date)s (%(label)s). Have a new sample analysed.",
                number=sample.name,
                date=end,
                label=label,
            ),
            sample,
        )
