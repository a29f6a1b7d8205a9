from odoo import api, models

from odoo.addons.farm_market.tools.facets import Facet, Option


class ProductTemplate(models.Model):
    """Buyers narrow the shop by kind of certificate."""

    _inherit = 'product.template'

    @api.model
    def _get_shop_facet_names(self):
        return [*super()._get_shop_facet_names(), 'certificate']

    @api.model
    def _get_shop_facets(self, domain):
        facets = super()._get_shop_facets(domain)
        schemes = self._get_certified_ids(domain)
        options = {
            str(scheme.id): Option(scheme.name, schemes[scheme])
            for scheme in sorted(schemes, key=lambda scheme: (scheme.sequence, scheme.name))
        }
        return {'certificate': Facet(self.env._("Certificate"), options), **facets}

    @api.model
    def _get_certified_ids(self, domain):
        """Return dict scheme -> set of ids of the listings of `domain` that a certificate in force covers today."""
        # Which certificates are in force is public; who made the goods and what the papers hold stays here.
        groups = self.sudo()._read_group(domain, ['stall_id', 'commodity_id'], ['id:array_agg'])
        stalls_sudo = self.env['farm.stall'].sudo().union(*(stall for stall, _commodity, _ids in groups))
        certificates_sudo = (
            self.env['farm.certificate']
            .sudo()
            .search([('producer_id', 'in', stalls_sudo.producer_id.ids), ('state', '=', 'active')])
        )
        today = self.env.company._get_quality_today()
        certificates_sudo = certificates_sudo.filtered(lambda paper: paper._is_in_force(today))
        by_producer = certificates_sudo.grouped('producer_id')
        covered = {}
        for stall, _commodity, ids in groups:
            for paper in by_producer.get(stall.producer_id, ()):
                covered.setdefault(paper.scheme_id, set()).update(self._get_covered_ids(ids, paper))
        return {scheme: ids for scheme, ids in covered.items() if ids}

    @api.model
    def _get_covered_ids(self, ids, paper):
        """Return those of `ids`, listings of one stall and kind, that a certificate covers.

        They differ for it only where it names items: else one speaks for all, and a large shop asks once for each kind.
        """
        named = paper.product_tmpl_ids.ids
        asked_sudo = self.sudo().browse([number for number in ids if number in named] if named else ids[:1])
        covered = [item.id for item in asked_sudo if item._is_covered_by(paper)]
        return covered if named or not covered else ids
