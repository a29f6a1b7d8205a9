from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmReleaseRequirement(models.Model):
    """One thing that a release policy asks for. Rooms add the kinds that they can answer."""

    _name = 'farm.release.requirement'
    _description = "Release Requirement"
    _order = 'policy_id, sequence, id'

    policy_id = fields.Many2one('farm.release.policy', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='policy_id.company_id')
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=[('shelf_life', "Shelf Life Stated on the Lot")], required=True, string="What Is Asked"
    )
    period_months = fields.Integer(
        string="Valid For (Months)", help="How long an answer counts, where the answer itself has no end date."
    )

    @api.constrains('period_months')
    def _check_period_months(self):
        for requirement in self:
            if requirement.period_months < 0:
                raise ValidationError(self.env._("A period cannot be negative."))

    def _get_release_terms(self, lots):
        """Answer this requirement for `lots`, in one batch for all of them.

        Calls ``_get_release_terms_<kind>(lots)``, which the room that added the kind provides.

        :return: dict lot id -> list of :class:`~odoo.addons.farm_base.tools.release.ReleaseTerm`
        """
        self.ensure_one()
        return getattr(self, f'_get_release_terms_{self.kind}')(lots)

    def _get_release_terms_shelf_life(self, lots):
        return {lot.id: [lot._prepare_shelf_life_term(required=True)] for lot in lots}

    @api.model_create_multi
    def create(self, vals_list):
        requirements = super().create(vals_list)
        requirements.policy_id._refresh_lots()
        return requirements

    def write(self, vals):
        res = super().write(vals)
        self.policy_id._refresh_lots()
        return res

    def unlink(self):
        policies = self.policy_id
        res = super().unlink()
        policies._refresh_lots()
        return res
