from odoo import models


class ProductTemplate(models.Model):
    """What the page of an item says of its quality: certificates in force, published tests, and failures too."""

    _inherit = 'product.template'

    def _get_public_quality(self):
        """Return what anybody may know: dict with `certificates` and `tests`, as the public pages have them.

        The newest tests first, with the lot where they speak of one.
        """
        self.ensure_one()
        item_sudo = self.sudo()  # certificates in force and published tests are for everybody; prepared values only
        today = item_sudo.stall_id.company_id._get_quality_today()
        certificates_sudo = (
            self.env['farm.certificate']
            .sudo()
            .search([('producer_id', '=', item_sudo.stall_id.producer_id.id), ('state', '=', 'active')])
        )
        covering = certificates_sudo.filtered(
            lambda certificate: certificate._is_in_force(today) and item_sudo._is_covered_by(certificate)
        )
        tests_sudo = (
            self.env['farm.sample']
            .sudo()
            .search(
                [('product_tmpl_id', '=', self.id), ('state', '=', 'published')], order='collected_at desc', limit=4
            )
        )
        return {
            'certificates': [certificate._prepare_public_values() for certificate in covering],
            'tests': [sample._prepare_public_values() for sample in tests_sudo],
        }

    def _get_nutrition_facts(self):
        """Return what the laboratory measured last: dict with its `number`, `date`, `laboratory` and `rows`; or None.

        Each row has the nutrient's name, the value as measured with its unit, and what the label says, where it does.
        """
        self.ensure_one()
        sample_sudo = (
            self.env['farm.sample']
            .sudo()  # published results are for everybody; prepared values only
            .search(
                [('product_tmpl_id', '=', self.id), ('kind', '=', 'nutrition'), ('state', '=', 'published')],
                order='collected_at desc, id desc',
                limit=1,
            )
        )
        results_sudo = sample_sudo.result_ids.filtered(
            lambda result: result.standing == 'current' and result.analyte_id.kind == 'nutrient' and result.value
        )
        if not results_sudo:
            return None
        units = dict(results_sudo._fields['unit']._description_selection(self.env))
        return {
            'number': sample_sudo.name,
            'date': sample_sudo._get_sampling_day(),
            'laboratory': sample_sudo.laboratory_id.name,
            'rows': [
                {
                    'name': result.analyte_id.name,
                    'value': result.value,
                    'unit': units[result.unit],
                    'label': result.label_value,
                }
                for result in results_sudo.sorted(lambda result: (result.analyte_id.sequence, result.analyte_id.name))
            ],
        }
