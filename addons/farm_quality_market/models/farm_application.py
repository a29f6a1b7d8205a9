from odoo import fields, models

#: Papers of an application that belong into the seller's dossier: kind there -> kind here.
DOSSIER_PAPERS = {'business': 'business', 'safety': 'food_safety'}


class FarmApplication(models.Model):
    """Who is taken in begins a dossier with the papers of the application: nobody hands in the same paper twice."""

    _inherit = 'farm.application'

    def action_approve(self):
        # OVERRIDE
        res = super().action_approve()
        for application in self:
            application._begin_dossier()
        return res

    def _begin_dossier(self):
        self.ensure_one()
        # Follows from the board's approval, which was checked; the board itself keeps no dossiers.
        producer_sudo = self.stall_id.sudo().producer_id
        dossiers_sudo = self.env['farm.dossier'].sudo()
        if dossiers_sudo.search_count([('producer_id', '=', producer_sudo.id), ('state', '!=', 'refused')], limit=1):
            return
        dossiers_sudo.create({'producer_id': producer_sudo.id, 'company_id': self.company_id.id})
        papers_sudo = self.sudo().paper_ids.filtered(lambda paper: paper.kind in DOSSIER_PAPERS)
        dossiers_sudo.env['farm.document'].create(
            [self._prepare_document_values(paper, producer_sudo) for paper in papers_sudo]
        )

    def _prepare_document_values(self, paper, producer):
        """Values of a draft: an officer reads its dates off the file before it is handed on."""
        self.ensure_one()
        kind = DOSSIER_PAPERS[paper.kind]
        labels = dict(self.env['farm.document']._fields['kind']._description_selection(self.env))
        return {
            'name': f"{labels[kind]} ({self.name})",
            'kind': kind,
            'company_id': self.company_id.id,
            'producer_id': producer.id,
            'date_from': fields.Date.context_today(self),
            'file': paper.file,
            'file_name': paper.filename,
        }
