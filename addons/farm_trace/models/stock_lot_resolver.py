from odoo import api, models
from odoo.fields import Domain

from ..gs1.digital_link import DigitalLink, parse
from ..gs1.linkset import Link
from ..tools import trace_code

#: Steps whose events anybody may have. Deliveries tell how much a seller sells: the page counts them.
PUBLIC_STEPS = ('commissioning', 'holding', 'inspecting', 'destroying')


class StockLot(models.Model):
    """Finds lots by what stands on their labels, and says what is linked to them: the model behind the resolver."""

    _inherit = 'stock.lot'

    # === Finding === #

    @api.model
    def _find_by_trace_code(self, text):
        """Return the lot (sudoed) whose code or existing stamp somebody typed or scanned; empty when there is none."""
        code = trace_code.normalise(text)
        # The page is public; what it shows of the lot is chosen below.
        lot_sudo = (
            self.sudo().search([('trace_code', '=', code)], limit=1) if trace_code.is_valid(code) else self.sudo()
        )
        return lot_sudo or self._find_by_stamp(text)

    @api.model
    def _find_by_digital_link(self, uri, company=None):
        """Return the lot (sudoed) that a GS1 Digital Link names; empty when there is none.

        :param str uri: the address, percent-encoded as it came
        :param res.company company: whose market is asked first; two markets may sell the same article
        :raises DigitalLinkError: when it is no Digital Link
        """
        return self._find_by_link(parse(uri), company)

    @api.model
    def _find_by_link(self, link, company=None):
        """Return the lot (sudoed) that a parsed Digital Link names, see :meth:`_find_by_digital_link`."""
        if link.lot is None:
            return self.sudo()
        domain = Domain('trace_path', '=', type(link)(link.gtin, lot=link.lot).path) | (
            # Labels stay good when a lot got its GTIN later, or its number could not be written in a link.
            Domain('product_id.barcode', 'in', self._get_gtin_spellings(link.gtin))
            & (Domain('name', '=', link.lot) | Domain('trace_code', '=', link.lot))
        )
        lots = self.sudo().search(domain & Domain('trace_code', '!=', False), order='id')
        return (lots.filtered(lambda lot: lot.company_id == company) or lots)[:1]

    @api.model
    def _get_gtin_spellings(self, gtin):
        """Return the ways in which a barcode field may hold a GTIN-14: without the zeros in front."""
        return [gtin[14 - length :] for length in (8, 12, 13, 14) if not gtin[: 14 - length].strip('0')]

    # === Links === #

    @api.model
    def _get_resolver_levels(self, link, company):
        """Return what is linked to a Digital Link, the lowest level first: list of anchor, description and links.

        Empty when the lot, or without a lot the article, is not known here.
        """
        lot_sudo = self._find_by_link(link, company) if link.lot or link.serial else self.sudo()
        if (link.lot or link.serial) and not lot_sudo:
            return []
        product_sudo = lot_sudo.product_id or self._find_product_by_gtin(link.gtin, company)
        if not product_sudo:
            return []
        base = (lot_sudo or product_sudo).get_base_url().rstrip('/')
        name = product_sudo.with_context(display_default_code=False).display_name
        levels = [(base + DigitalLink(link.gtin).path, name, product_sudo._get_resolver_links())]
        if not lot_sudo:
            return levels
        links, title = lot_sudo._get_resolver_links(), f'{name}, {lot_sudo.name}'
        unit_sudo = self.env['farm.trace.unit']._find(lot_sudo, link.serial) if link.serial else None
        if unit_sudo:
            of_lot = DigitalLink(link.gtin, lot=link.lot, variant=link.variant)
            levels.insert(0, (base + of_lot.path, title, links))
            links, title = unit_sudo._get_resolver_links(links), f'{title}, {unit_sudo.serial}'
        return [(base + link.path, title, links), *levels]

    @api.model
    def _find_product_by_gtin(self, gtin, company):
        """Return the article (sudoed) that has lots or is for sale here; that of the own market first."""
        # Whether an article exists is no secret: its number stands on its label.
        products_sudo = (
            self.env['product.product']
            .sudo()
            .search([('barcode', 'in', self._get_gtin_spellings(gtin)), ('stall_id', '!=', False)], order='id')
        )
        return (products_sudo.filtered(lambda product: product.company_id == company) or products_sudo)[:1]

    def _get_resolver_links(self):
        """Return the links of a lot, the default link first. Hook: bridges add theirs (the item in the shop)."""
        self.ensure_one()
        base, path = self.get_base_url().rstrip('/'), f'/t/{self.trace_code}'
        website = self.company_id.website_id
        title = self.env._("Where it comes from, and how it stands now")
        pages = [
            (
                f'{base}{path}' if lang == website.default_lang_id else f'{base}/{lang.url_code}{path}',
                (lang.iso_code[:2],),
            )
            for lang in website.default_lang_id | website.language_ids
        ] or [(f'{base}{path}', ())]
        sections = {section['code']: section['title'] for section in self._get_public_sections()}
        return [
            *(Link('defaultLink', url, title, languages=languages) for url, languages in pages),
            *(Link('traceability', url, title, languages=languages) for url, languages in pages),
            *(
                Link('certificationInfo', url, sections['quality'], languages=languages)
                for url, languages in pages
                if 'quality' in sections
            ),
            *(Link('recallStatus', url, self.env._("Recall status"), languages=languages) for url, languages in pages),
            Link('recallStatus', f'{base}{path}/status', self.env._("Recall status"), 'application/json'),
            Link('epcis', f'{base}{path}/epcis', self.env._("Events"), 'application/ld+json'),
        ]

    def _get_public_events(self):
        """Return the events of a lot that anybody may have."""
        return self.trace_event_ids.filtered(lambda event: event.biz_step in PUBLIC_STEPS)
