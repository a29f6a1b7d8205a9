from odoo import api, fields, models
from odoo.exceptions import UserError

#: More pictures than this help nobody to decide.
MAX_PAPERS = 20


class FarmApplicationPaper(models.Model):
    """One paper of an application: looked at, accepted, or sent back with the reason."""

    _name = 'farm.application.paper'
    _description = "Paper of an Application"
    _order = 'application_id, id'

    application_id = fields.Many2one('farm.application', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='application_id.company_id', store=True, index=True)
    kind = fields.Selection(
        selection=[
            ('identity', "Identity card"),
            ('business', "Business registration"),
            ('land', "Right to use the growing place"),
            ('safety', "Food safety certificate or commitment"),
            ('other', "Other paper"),
        ],
        required=True,
        default='other',
    )
    file = fields.Binary(required=True, attachment=True)
    filename = fields.Char()
    state = fields.Selection(
        selection=[('new', "To Look At"), ('accepted', "Accepted"), ('revise', "To Revise")],
        required=True,
        default='new',
        readonly=True,
        index=True,
    )
    reason = fields.Char(help="What is wrong with it, for the applicant.")

    def action_accept(self):
        self._check_open()
        self.write({'state': 'accepted', 'reason': False})

    def action_revise(self):
        """Send the paper back; the reason is written beside it first."""
        self._check_open()
        if any(not (paper.reason or '').strip() for paper in self):
            raise UserError(self.env._("Write beside the paper what is wrong with it, then send it back."))
        self.write({'state': 'revise'})
        for application, papers in self.grouped('application_id').items():
            application._send_back(papers._prepare_reason())

    def _prepare_reason(self):
        labels = dict(self._fields['kind']._description_selection(self.env))
        return "\n".join(f"{labels[paper.kind]}: {paper.reason}" for paper in self)

    def _check_open(self):
        self.check_access('write')
        if any(paper.application_id.state in ('approved', 'refused', 'lapsed') for paper in self):
            raise UserError(self.env._("This application is decided already."))

    @api.model
    def _receive(self, application, kind, filename, content):
        """Take a paper from the applicant; it takes the place of one of its kind that was sent back.

        The caller has checked that the application is the user's own. From then on the paper is the market's record.

        :param str content: the file in base64
        """
        papers_sudo = application.sudo().paper_ids
        values = {'file': content, 'filename': filename, 'state': 'new'}
        old = papers_sudo.filtered(lambda paper: paper.kind == kind and paper.state == 'revise')[:1]
        if old:
            old.write(values)
            return old
        if len(papers_sudo) >= MAX_PAPERS:
            raise UserError(self.env._("An application takes at most %s papers. Remove one first.", MAX_PAPERS))
        return self.sudo().create({**values, 'application_id': application.id, 'kind': kind})
