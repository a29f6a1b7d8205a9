from typing import NamedTuple

from odoo import api, fields, models

#: Dossiers that are looked at together by the scheduled action.
BATCH = 200


class PaperState(NamedTuple):
    """What is there of a seller's mandatory papers.

    :param list missing: kinds of which no accepted paper is in force today
    :param date | None until: last day on which all of them are in force; ``None``: no end, or something is missing
    """

    missing: list
    until: object = None


class FarmDossier(models.Model):
    """The mandatory papers of a seller: which are asked, which are there, and what follows when one lapses."""

    _inherit = 'farm.dossier'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    document_ids = fields.Many2many('farm.document', string="Papers", compute='_compute_documents')
    missing_papers = fields.Char(
        string="Missing", compute='_compute_documents', help="Mandatory papers that are not accepted or have run out."
    )
    papers_until = fields.Date(
        string="Papers Last Until",
        readonly=True,
        copy=False,
        index='btree_not_null',
        help="Last day on which all mandatory papers are in force.",
    )
    is_lapsed = fields.Boolean(
        string="Restricted by a Lapse",
        readonly=True,
        copy=False,
        help="A mandatory paper lapsed. The restriction ends by itself when a new one is accepted.",
    )

    @api.depends('producer_id')
    def _compute_documents(self):
        handed_in = self._get_handed_in().grouped('producer_id')
        states = self._get_paper_states()
        for dossier in self:
            dossier.document_ids = handed_in.get(dossier.producer_id, False)
            dossier.missing_papers = dossier._get_kind_names(states[dossier].missing)

    def _get_handed_in(self):
        """Return the papers of these sellers that were handed in and speak of more than a single lot."""
        return self.env['farm.document'].search(
            [
                ('producer_id', 'in', self.producer_id.ids),
                ('state', 'in', ('submitted', 'accepted')),
                ('lot_id', '=', False),
            ]
        )

    def _get_mandatory_kinds(self):
        """Return the kinds of papers that each seller must have: dict dossier -> list."""
        # What is asked of a seller is no secret, but sellers do not read the market's settings.
        rules_sudo = self.env['farm.dossier.rule'].sudo()
        kinds = {key: rules_sudo._get_kinds(*key) for key in self.grouped(lambda dossier: dossier._get_rule_key())}
        return {dossier: kinds[dossier._get_rule_key()] for dossier in self}

    def _get_rule_key(self):
        """Return what decides which papers are asked: the market, the kind of seller, whether food is sold."""
        self.ensure_one()
        goods = self.producer_id._get_sold_commodities()
        return self.company_id, self.producer_id.kind, not goods or any(goods.mapped('is_food'))

    def _get_kind_names(self, kinds):
        labels = dict(self.env['farm.document']._fields['kind']._description_selection(self.env))
        return ", ".join(labels[kind] for kind in kinds)

    def _get_paper_states(self):
        """Return dict dossier -> :class:`PaperState` as of today in the market's time zone; one batch for all."""
        handed_in = self._get_handed_in().grouped('producer_id')
        kinds = self._get_mandatory_kinds()
        none = self.env['farm.document']
        return {
            dossier: dossier._prepare_paper_state(handed_in.get(dossier.producer_id, none), kinds[dossier])
            for dossier in self
        }

    def _prepare_paper_state(self, documents, kinds):
        self.ensure_one()
        today = self.company_id._get_quality_today()
        in_force = documents.filtered(lambda paper: paper._is_in_force(today)).grouped('kind')
        missing = [kind for kind in kinds if kind not in in_force]
        ends = [
            max(in_force[kind].mapped('date_to'))
            for kind in kinds
            if kind in in_force and all(in_force[kind].mapped('date_to'))
        ]
        return PaperState(missing, min(ends, default=None) if not missing else None)

    def _get_missing_kinds(self):
        """Return the kinds of mandatory papers that one seller has not in force."""
        self.ensure_one()
        return self._get_paper_states()[self].missing

    def _update_standing(self):
        """Restrict approved dossiers whose mandatory papers lapsed, and restore those that are complete again.

        Called by the system when a paper changes or a day is over. What an officer restricted, an officer restores.
        """
        # The rule decides, not the person whose step made it ask.
        standing_sudo = self.sudo().filtered(lambda dossier: dossier.state in self._standing_states)
        for dossier_sudo, papers in standing_sudo._get_paper_states().items():
            if dossier_sudo.papers_until != (papers.until or False):
                dossier_sudo.papers_until = papers.until
            if papers.missing and dossier_sudo.state == 'approved':
                reason = dossier_sudo.env._(
                    "Missing or run out: %s. Hand in a new one.", dossier_sudo._get_kind_names(papers.missing)
                )
                dossier_sudo._take_step('restrict', reason=reason, is_lapsed=True)
            elif not papers.missing and dossier_sudo.state == 'restricted' and dossier_sudo.is_lapsed:
                reason = dossier_sudo.env._("All mandatory papers are in force again.")
                dossier_sudo._take_step('restore', reason=reason, is_lapsed=False)

    @api.model
    def _cron_restrict(self):
        """Restrict the dossiers of which a mandatory paper lapsed; the gate has closed by its date already."""
        today = fields.Date.to_string(fields.Date.add(fields.Date.today(), days=1))  # the latest day anywhere
        lapsed = self.search([('state', '=', 'approved'), ('papers_until', '<', today)])
        self.env['ir.cron']._commit_progress(remaining=len(lapsed))
        for start in range(0, len(lapsed), BATCH):
            batch = lapsed[start : start + BATCH]
            batch._update_standing()
            if not self.env['ir.cron']._commit_progress(len(batch)):
                return
