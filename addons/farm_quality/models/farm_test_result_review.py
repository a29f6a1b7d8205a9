from odoo import fields, models
from odoo.exceptions import AccessError

from ..engine.steps import QUALITY


class FarmTestResult(models.Model):
    """Published verdicts are never computed again in silence: when a limit changes, they are listed for a person."""

    _inherit = 'farm.test.result'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    needs_review = fields.Boolean(
        readonly=True, copy=False, help="The limit of the day of sampling is not what the verdict was given by."
    )
    review_text = fields.Char(string="Limit Now", readonly=True, copy=False)
    reviewed_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    reviewed_at = fields.Datetime(readonly=True, copy=False)

    _review_idx = models.Index("(company_id) WHERE needs_review")

    def _flag_for_review(self):
        """Mark the results whose limit, looked up again, differs from the one that they were judged by."""
        limits = self._get_limits()
        for result in self:
            limit = limits.get(result.id)
            text = limit._get_reference_text() if limit else self.env._("No limit in force")
            # By the key: the texts are in the languages of those who judged.
            differs = (limit._get_reference_key() if limit else False) != result.limit_key
            if result.needs_review != differs or (differs and result.review_text != text):
                result.write({'needs_review': differs, 'review_text': text if differs else False})

    def action_review(self):
        """Say that an officer looked at the changed limit; the published verdict stays as it was."""
        if not self.env.user.has_group(QUALITY):
            raise AccessError(self.env._("Quality officers review results after a limit changed."))
        self.check_access('read')
        # Verified results are closed for everybody; that they were looked at again is written by the system.
        self.sudo().write({'needs_review': False, 'reviewed_by_id': self.env.uid, 'reviewed_at': fields.Datetime.now()})
