import json

from odoo import fields, http
from odoo.http import request

from ..gs1 import linkset
from ..gs1.compression import parse_compressed
from ..gs1.digital_link import DigitalLinkError, parse
from .lot_page import MAX_AGE, PAGE, LotPage

LINKSET_QUERY = 'linkType=linkset'
#: A machine reads the links: no language in the address, any origin, any client.
RESOLVER = {**PAGE, 'multilang': False, 'cors': '*'}


class Resolver(LotPage):
    """A GS1-conformant resolver for the articles and lots of the markets on this host."""

    @http.route('/01/<path:rest>', **RESOLVER)
    def digital_link(self, rest, **kwargs):
        """Redirect a Digital Link, compressed or not, to the link that answers best, or list all of them.

        Without languages of its own: a redirect to ``/en/01/…`` would undo the percent-encoding of the lot.
        """
        path, _mark, query = self._get_raw_uri().partition('?')
        try:
            link, is_compressed = self._parse(path, query)
        except DigitalLinkError as error:
            return self._not_found(rest, status=400, detail=str(error))
        levels = request.env['stock.lot']._get_resolver_levels(link, request.website.company_id)
        if not levels:
            return self._not_found(rest)
        response = self._answer(levels, query, kwargs)
        self._add_links(response, levels[0][0], is_compressed)
        return response

    def _get_raw_uri(self):
        """Return the address as it came: the path that Odoo decoded no longer tells a slash from an escaped one."""
        environ = request.httprequest.environ
        return environ.get('RAW_URI') or environ.get('REQUEST_URI') or request.httprequest.full_path

    def _parse(self, path, query):
        """Return the Digital Link, and whether it came compressed."""
        segments = path.strip('/').split('/')
        if segments[0] == '01' and len(segments) % 2 == 0:
            return parse(f'{path}?{query}' if query else path), False
        return parse_compressed(path), True

    def _answer(self, levels, query, asked):
        """Return the answer to a request whose query says `asked`: a redirect, the linkset, or what to choose from."""
        wanted = asked.get('linkType', '')
        accepted = [kind for kind, _quality in request.httprequest.accept_mimetypes]
        listing = next((kind for kind in linkset.LINKSET_TYPES if kind in accepted[:1]), None)
        if wanted in ('linkset', 'all') or (listing and not wanted):
            return self._make_json(linkset.linkset(levels), listing or linkset.LINKSET_TYPES[0])
        chosen = self._choose(levels, wanted, accepted, asked)
        if not chosen:
            text = request.env._("There is no link of the type %s here; the linkset lists all.", wanted)
            return self._make_json({'error': text}, status=404)
        if len({link.url for link in chosen}) > 1:
            choice = [(*levels[0][:2], chosen)]
            return self._make_json(linkset.linkset(choice), linkset.LINKSET_TYPES[0], status=300)
        return request.redirect(linkset.with_query(chosen[0].url, query), code=307, local=False)

    def _choose(self, levels, wanted, accepted, asked):
        """Return the links that fit; what the query names goes before what the headers say."""
        kind = linkset.link_type(wanted)
        if wanted and not kind:
            return []
        languages = [language for language, _quality in request.httprequest.accept_languages]
        media_types = [asked['mediaType'], *accepted] if asked.get('mediaType') else accepted
        languages = [asked['lang'], *languages] if asked.get('lang') else languages
        links = [links for _anchor, _description, links in levels]
        return linkset.choose(links, kind, media_types, [language.partition('-')[0] for language in languages])

    def _add_links(self, response, anchor, is_compressed):
        """Say where all links are listed and, of a compressed link, what it is in full."""
        kind, title = linkset.LINKSET_TYPES[0], "All links"
        response.headers.add('Link', f'<{anchor}?{LINKSET_QUERY}>; rel="linkset"; type="{kind}"; title="{title}"')
        if is_compressed:
            response.headers.add('Link', f'<{anchor}>; rel="owl:sameAs"; title="Uncompressed link"')
        if response.mimetype in linkset.LINKSET_TYPES:
            kind = 'application/ld+json'
            context = f'<{linkset.LINKSET_CONTEXT}>; rel="http://www.w3.org/ns/json-ld#context"; type="{kind}"'
            response.headers.add('Link', context)
        response.headers['Access-Control-Allow-Methods'] = 'GET, HEAD, OPTIONS'
        response.headers['Access-Control-Expose-Headers'] = 'Link, Location'
        response.headers['Vary'] = 'Accept, Accept-Language'

    def _make_json(self, data, media_type='application/json', status=200):
        headers = {
            'Content-Type': media_type,
            'Cache-Control': f'public, max-age={MAX_AGE}, must-revalidate',
        }
        return request.make_response(json.dumps(data, ensure_ascii=False), headers=list(headers.items()), status=status)

    @http.route('/.well-known/gs1resolver', **RESOLVER)
    def description(self, **kwargs):
        """The file that describes this resolver to others."""
        website = request.website
        return self._make_json(
            {
                'name': website.market_name or website.name,
                'resolverRoot': website.get_base_url().rstrip('/'),
                'supportedPrimaryKeys': ['01'],
                'supportedLinkType': [{'namespace': linkset.VOCABULARY, 'prefix': 'gs1:'}],
                'linkTypeDefaultCanBeLinkset': False,
                'jsonLdContextLocation': linkset.LINKSET_CONTEXT,
                'contact': {'fn': website.company_id.name, 'hasTelephone': website.company_id.phone or ''},
            }
        )

    @http.route('/t/<string:code>/status', **RESOLVER)
    def lot_status(self, code, **kwargs):
        """How the lot stands now, for the programs of agencies, shops and portals."""
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        if not lot_sudo:
            raise request.not_found()
        state = lot_sudo.with_context(**request.env.context)._get_public_state()
        return self._make_json(
            {
                'lot': lot_sudo._get_trace_uri(),
                'state': state['code'],
                'title': state['title'],
                'text': state['text'],
                'time': f'{fields.Datetime.now().isoformat()}Z',
            }
        )

    @http.route('/t/<string:code>/epcis', **RESOLVER)
    def lot_events(self, code, **kwargs):
        """The public events of a lot as an EPCIS document."""
        lot_sudo = request.env['stock.lot']._find_by_trace_code(code)
        if not lot_sudo:
            raise request.not_found()
        return self._make_json(lot_sudo._get_public_events()._get_epcis_document(), 'application/ld+json')
