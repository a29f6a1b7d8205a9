from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: What an application must say before it is handed in.
REQUIRED = ('producer_name', 'identity_number', 'phone', 'commune_id', 'stall_name', 'goods')
#: A draft that nobody touched for so long is forgotten, with the papers in it.
DRAFT_DAYS = 60


class FarmApplication(models.Model):
    """An application while its applicant writes it: kept on the server, with its papers, and seen by nobody else."""

    _inherit = 'farm.application'

    @api.constrains('state', *REQUIRED)
    def _check_is_complete(self):
        for application in self.filtered(lambda application: application.state != 'draft'):
            missing = [
                self._fields[name]._description_string(self.env)
                for name in REQUIRED
                if not (application[name].strip() if isinstance(application[name], str) else application[name])
            ]
            if missing:
                raise ValidationError(self.env._("The application is not complete. Missing: %s.", ", ".join(missing)))

    @api.model
    def _get_draft(self, company):
        """Return the user's own draft for a market; empty when there is none."""
        return self.search(
            [('user_id', '=', self.env.uid), ('company_id', '=', company.id), ('state', '=', 'draft')], limit=1
        )

    @api.model
    def _save_draft(self, company, values, papers=()):
        """Keep what the user has written so far; return the draft.

        :param dict values: fields of the form
        :param papers: (kind, filename, content in base64) of files that came with it
        """
        # Applicants write their draft through this method alone: `values` names what an applicant says.
        draft_sudo = self._get_draft(company).sudo()
        if draft_sudo:
            draft_sudo.write(values)
        else:
            draft_sudo = draft_sudo.create(
                {**values, 'state': 'draft', 'user_id': self.env.uid, 'company_id': company.id}
            )
        for paper in papers:
            self.env['farm.application.paper']._receive(draft_sudo, *paper)
        return draft_sudo.sudo(False)

    def _hand_in(self):
        """The applicant accepts the regulations in force and hands the draft in: from now on it is the market's record.

        :raises ValidationError: when something is missing, or the market takes nobody from that commune
        """
        self.ensure_one()
        draft_sudo = self.sudo()  # the user's own, found by `_get_draft`
        draft_sudo.write(
            {
                'name': self._get_next_number(),
                'state': 'submitted',
                'regulation_id': self.env['farm.regulation']._get_current(self.company_id).id,
                'accepted_on': fields.Datetime.now(),
                'submitted_on': fields.Datetime.now(),
            }
        )

    def _prepare_form_post(self):
        """Return what the draft says as the fields of the form."""
        self.ensure_one()
        names = ('kind', 'producer_name', 'identity_number', 'phone', 'address', 'stall_name', 'goods')
        return {
            **{name: self[name] or '' for name in (*names, 'bank_name', 'bank_account')},
            'commune_id': str(self.commune_id.id or ''),
            'agency_code': self.sudo().agency_id.code or '',  # typed by the applicant, who may not browse agencies
        }

    def _remove_paper(self, paper_id):
        """Take a paper out of the draft, the user's own."""
        self.ensure_one()
        self.sudo().paper_ids.filtered(lambda paper: paper.id == paper_id).unlink()

    def _forget(self):
        """Delete drafts with their papers, at the wish of their applicants."""
        drafts_sudo = self.sudo().filtered(lambda draft: draft.state == 'draft' and draft.user_id == self.env.user)
        drafts_sudo.unlink()

    @api.model
    def _get_next_number(self):
        return self.env['ir.sequence'].sudo().next_by_code('farm.application')  # the next number belongs to nobody

    @api.autovacuum
    def _gc_drafts(self):
        """Forget what people began and left: identity papers are not kept for nothing."""
        limit = fields.Datetime.subtract(fields.Datetime.now(), days=DRAFT_DAYS)
        self.search([('state', '=', 'draft'), ('write_date', '<', limit)], limit=1000).unlink()
