from odoo import fields, models

from ..engine.limits import FAILING, PASSING


class StockLot(models.Model):
    _inherit = 'stock.lot'

    quality_certificate_ids = fields.Many2many(
        'farm.certificate', string="Certificates in Force", compute='_compute_quality', compute_sudo=True
    )
    quality_sample_ids = fields.Many2many('farm.sample', string="Tests", compute='_compute_quality', compute_sudo=True)

    def _compute_quality(self):
        gated = self.filtered('commodity_id')
        certificates = self.env['farm.certificate']._get_in_scope(gated, []) if gated else {}
        by_item = (
            self.env['farm.sample']
            .search(
                [
                    ('product_tmpl_id', 'in', gated.product_id.product_tmpl_id.ids),
                    ('state', 'in', ('verified', 'published')),
                ]
            )
            .grouped('product_tmpl_id')
        )
        for lot in self:
            lot.quality_certificate_ids = certificates.get(lot.id, False)
            samples = by_item.get(lot.product_id.product_tmpl_id, self.env['farm.sample'])
            lot.quality_sample_ids = samples.filtered(lambda sample: sample.lot_id in (lot, lot.browse()))  # noqa: B023

    def _get_release_terms(self):
        # OVERRIDE: a restricted seller sells nothing, whatever the policy of the goods asks.
        terms = super()._get_release_terms()
        dossiers = self._get_dossiers()
        for lot in self:
            dossier = dossiers.get(lot.stall_id.sudo().producer_id)
            if dossier and dossier.state in dossier._standing_states:
                terms[lot.id].append(dossier._prepare_release_term())
        return terms

    def _get_dossiers(self):
        """Return the dossiers of those who sell these lots: dict seller -> (sudoed) dossier, the one that counts."""
        # The gate asks as the market: neither buyer nor seller need see the dossier behind an answer.
        dossiers_sudo = self.env['farm.dossier'].sudo()
        sellers = self.stall_id.sudo().producer_id
        found = (
            dossiers_sudo.search([('producer_id', 'in', sellers.ids), ('state', '!=', 'refused')]) if sellers else []
        )
        return {dossier.producer_id: dossier for dossier in found}

    def _filter_in_stock(self):
        """Return those of these (sudoed) lots that still lie somewhere on the market."""
        quants = self.env['stock.quant']._read_group(
            [
                ('lot_id', 'in', self.ids),
                ('quantity', '>', 0),
                ('location_id.usage', 'in', ('internal', 'transit')),
            ],
            ['lot_id'],
        )
        return self.browse([lot.id for (lot,) in quants])

    def _get_deciding_sample(self, samples):
        """Return the sample that decides for this lot, or none.

        A test that names the lot comes first: what was found in it is not undone by a pass of something else. Else the
        last test of the item; a failed test of another lot says nothing of this one, nor does its pass undo a failure.

        :param samples: conclusive samples of the lot's item and one kind, the newest first
        """
        self.ensure_one()
        own = samples.filtered(lambda sample: sample.lot_id == self)[:1]
        of_item = samples.filtered(lambda sample: not sample.lot_id)[:1]
        if own:
            newer_failure = of_item.verdict in FAILING and of_item.collected_at > own.collected_at
            return of_item if newer_failure else own
        others = samples.filtered(lambda sample: sample.lot_id and sample.verdict in PASSING)[:1]
        if not others or (of_item and (of_item.verdict in FAILING or of_item.collected_at >= others.collected_at)):
            return of_item
        return others

    def _get_public_sections(self):
        sections = super()._get_public_sections()
        section = self._prepare_quality_section()
        return [*sections, section] if section['rows'] else sections

    def _get_public_quality(self):
        """Return what anybody may know of the certificates and published tests behind one sudoed lot.

        :return: dict with `certificates` (see :meth:`farm.certificate._prepare_public_values`) and `tests`, a list of
            dicts with `number`, `kind`, `date`, `laboratory`, `verdict` and their labels
        """
        self.ensure_one()
        tests = self.quality_sample_ids.filtered(lambda sample: sample.state == 'published')
        return {
            'certificates': [certificate._prepare_public_values() for certificate in self.quality_certificate_ids],
            'tests': [sample._prepare_public_values() for sample in tests[:6]],
        }

    @staticmethod
    def _get_verdict_mark(verdict):
        return 'ok' if verdict in PASSING else 'bad' if verdict in FAILING else 'warn'

    def _prepare_quality_section(self):
        quality = self._get_public_quality()
        rows = [
            {
                'label': values['scheme'] + (f" {'★' * values['stars']}" if values['stars'] else ''),
                'value': self.env._(
                    "%(number)s, %(issuer)s, until %(date)s",
                    number=values['number'],
                    issuer=values['certifier'],
                    date=fields.Date.to_string(values['date_to']),
                ),
                'state': 'ok',
                'url': f"/certificate/{values['number']}",
            }
            for values in quality['certificates']
            if '/' not in values['number']
        ]
        rows += [
            {
                'label': self.env._("%(kind)s of %(date)s", kind=values['kind_label'], date=values['date']),
                'value': ", ".join(part for part in (values['verdict_label'], values['laboratory']) if part),
                'state': self._get_verdict_mark(values['verdict']),
                'url': f"/analysis/{values['number']}",
            }
            for values in quality['tests']
        ]
        return {'code': 'quality', 'title': self.env._("Certificates and Tests"), 'sequence': 40, 'rows': rows}
