from odoo import api, models


class FarmLimit(models.Model):
    """A limit that changes asks for a second look at the results that it was, or would have been, applied to."""

    _inherit = 'farm.limit'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    #: Fields that change what a limit says of a result.
    _review_fields = frozenset(
        {
            'active',
            'analyte_id',
            'basis',
            'clause',
            'commodity_id',
            'except_commodity_ids',
            'kind',
            'regulation',
            'legal_text_id',
            'sample_c',
            'sample_n',
            'unit',
            'valid_from',
            'valid_to',
            'value',
            'value_upper',
        }
    )

    @api.model_create_multi
    def create(self, vals_list):
        limits = super().create(vals_list)
        limits._flag_results()
        return limits

    def write(self, vals):
        res = super().write(vals)
        if self._review_fields & vals.keys():
            self._flag_results()
        return res

    def _flag_results(self):
        """List the verified results that another limit now speaks of."""
        # Limits are of all markets, and so are the results that they speak of.
        results_sudo = (
            self.env['farm.test.result']
            .sudo()
            .search(
                [
                    ('analyte_id', 'in', self.analyte_id.ids),
                    ('sample_id.state', 'in', ('verified', 'published')),
                    ('sample_id.kind', '=', 'safety'),
                ]
            )
        )
        results_sudo._flag_for_review()
