from odoo import api, models


class FarmSample(models.Model):
    """What anybody may know of a published sample, on pages and on its certificate of analysis."""

    _inherit = 'farm.sample'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    @api.model
    def _get_published(self, number):
        """Return the published (or since invalidated) sample with this number for a public page, as a list of dicts."""
        # Published results are for everybody; nothing but the prepared values leaves this method.
        found_sudo = self.sudo().search(
            [('name', '=', (number or '').strip().upper()), ('state', 'in', ('published', 'invalidated'))], limit=1
        )
        was_published = found_sudo.step_ids.filtered(lambda step: step.to_state == 'published')
        return [found_sudo._prepare_public_values()] if was_published else []

    def _prepare_public_values(self):
        """Values of one sudoed, published sample for a public page."""
        self.ensure_one()
        return {
            'number': self.name,
            'kind': self.kind,
            'kind_label': dict(self._fields['kind']._description_selection(self.env))[self.kind],
            'item': self.product_tmpl_id.name,
            'lot': self.lot_id.name,
            'stall': self.stall_id.name,
            'date': self._get_sampling_day(),
            'laboratory': self.laboratory_id.name,
            'is_laboratory_suspended': self.is_laboratory_suspended,
            'is_invalidated': self.state == 'invalidated',
            'replaced_by': self.replaced_by_id.name if self.replaced_by_id.state == 'published' else False,
            'verdict': self.verdict,
            'verdict_label': dict(self._fields['verdict']._description_selection(self.env))[self.verdict],
            'attempt': self.attempt,
            'earlier_failures': self.earlier_failure_ids.mapped('name'),
            'note': self.public_note,
            'results': [
                {
                    'analyte': result.analyte_id.name,
                    'value': result._get_summary(),
                    'verdict': result.verdict,
                    'is_accredited': result.is_accredited,
                }
                for result in self.result_ids
                if result.standing == 'current'
            ],
        }
