from urllib.parse import urlsplit

from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.gs1.linkset import VOCABULARY, Link
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon


@tagged('post_install', '-at_install')
class TestResolverSuite(TraceCommon, HttpCase):
    """What GS1's public test suite for resolvers (gs1/GS1DL-resolver-testsuite) asks of a Digital Link, check by check.

    That suite runs in a browser against an address in the open web; here the same questions are put to this server.
    Names in brackets are the suite's own names of its checks.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product.barcode = DEMO_BARCODE
        cls.lot = cls._receive(cls.product, name='L-7')
        cls.path = cls.lot.trace_path
        website = cls.market.website_id
        website.domain = cls.base_url()
        vietnamese, english = (cls.env['res.lang']._activate_lang(code) for code in ('vi_VN', 'en_US'))
        website.write({'language_ids': [(6, 0, (english | vietnamese).ids)], 'default_lang_id': vietnamese.id})

    def _ask(self, path, method='HEAD', **headers):
        # As the suite's own client: nothing is said of languages or media types but what a check needs.
        self.opener.headers.clear()
        return self.opener.request(
            method,
            self.base_url() + path,
            allow_redirects=False,
            headers={name.replace('_', '-'): value for name, value in headers.items()},
        )

    def _levels(self):
        return self._ask(self.path, 'GET', Accept='application/linkset+json').json()['linkset']

    def test_description_file_has_what_its_schema_asks(self):
        """[rdFile]"""
        description = self._ask('/.well-known/gs1resolver', 'GET').json()
        self.assertTrue(urlsplit(description['resolverRoot']).scheme)
        self.assertEqual(description['supportedPrimaryKeys'], ['01'])
        for kind in description['supportedLinkType']:
            self.assertRegex(kind['prefix'], r'^[a-zA-Z_][A-Za-z0-9_-]*:$')
        self.assertIsInstance(description['linkTypeDefaultCanBeLinkset'], bool)

    def test_headers_of_a_redirect(self):
        """[corsCheck, methodsCheck, linkOnRedirect, legacyLinkHeaders]"""
        headers = self._ask(self.path).headers
        self.assertEqual(headers['Access-Control-Allow-Origin'], '*')
        for method in ('GET', 'HEAD', 'OPTIONS'):
            self.assertIn(method, headers['Access-Control-Allow-Methods'])
        self.assertIn('rel="linkset"', headers['Link'])
        self.assertNotIn('rel="gs1:', headers['Link'])

    def test_a_broken_link_is_reported_with_400(self):
        """[reportWith400, noErrorWith200]"""
        self.assertEqual(self._ask(f'{self.path}/foo').status_code, 400)

    def test_a_slash_at_the_end_changes_nothing(self):
        """[trailingSlash]"""
        bare, slash = self._ask(self.path), self._ask(f'{self.path}/')
        self.assertEqual(bare.status_code, slash.status_code)
        self.assertEqual(bare.headers['Location'], slash.headers['Location'])

    def test_the_query_is_passed_on(self):
        """[qsPassedOn]"""
        self.assertIn('foo=bar', self._ask(f'{self.path}?foo=bar').headers['Location'])

    def test_the_linkset_comes_without_a_redirect(self):
        """[ltLinksetNoRedirect, ltAcceptHeader, declaredContentType, linksetJsonldCheck]"""
        self.assertEqual(self._ask(f'{self.path}?linkType=linkset').status_code, 200)
        response = self._ask(f'{self.path}?linkType=all', 'GET', Accept='application/linkset+json')
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers['Content-Type'], 'application/linkset+json')
        self.assertRegex(
            response.headers['Link'],
            r'<https\S+>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld\+json"',
        )

    def test_every_level_is_built_as_the_schema_of_linksets_asks(self):
        """[validLinkset, linkTypesDefined]"""
        levels = self._levels()
        self.assertEqual(len(levels), 2)
        for level in levels:
            self.assertRegex(level.pop('anchor'), r'^https?://\S+/01/\d{14}')
            self.assertIsInstance(level.pop('itemDescription'), str)
            for name, targets in level.items():
                self.assertTrue(name.startswith(VOCABULARY), name)
                for target in targets:
                    self.assertLessEqual(target.keys(), {'href', 'title', 'type', 'hreflang'})
                    self.assertTrue(target['href'] and target['title'])
                    self.assertIsInstance(target.get('hreflang', []), list)

    def test_each_level_has_one_default_link_without_attributes_and_redirects_to_it(self):
        """[defaultLinkExists, singleDefaulLink, defaultTarget]"""
        for level in self._levels():
            [default] = level[VOCABULARY + 'defaultLink']
            self.assertEqual(default.keys(), {'href', 'title'})
            path = level['anchor'].removeprefix(self.base_url())
            self.assertEqual(self._ask(path).headers['Location'], default['href'])

    def test_each_link_is_reached_by_its_type_media_type_and_language(self):
        """[loFor…] The type of an upper level answers for the lot too; the lowest level that has it goes first."""
        seen = set()
        for level in self._levels():
            for name in sorted(level.keys() - {'anchor', 'itemDescription', VOCABULARY + 'defaultLink'} - seen):
                seen.add(name)
                for target in level[name]:
                    query = f'linkType=gs1:{name.removeprefix(VOCABULARY)}&mediaType={target["type"]}'
                    query += ''.join(f'&lang={language}' for language in target.get('hreflang', [])[:1])
                    response = self._ask(f'{self.path}?{query}')
                    self.assertEqual(response.status_code, 307, query)
                    self.assertEqual(response.headers['Location'].partition('?')[0], target['href'], query)
        self.assertLessEqual({VOCABULARY + kind for kind in ('traceability', 'recallStatus', 'epcis')}, seen)

    def test_links_that_nothing_tells_apart_are_listed_with_300(self):
        """[loFor… with identical attributes]"""
        links = [Link('certificationInfo', f'https://certificate.example/{number}', "Certificate") for number in (1, 2)]
        self.patch(type(self.env['stock.lot']), '_get_resolver_links', lambda lot: links)
        response = self._ask(f'{self.path}?linkType=gs1:certificationInfo', 'GET')
        self.assertEqual(response.status_code, 300)
        [level] = response.json()['linkset']
        self.assertEqual(
            [link['href'] for link in level[VOCABULARY + 'certificationInfo']], [link.url for link in links]
        )

    def test_a_type_that_is_not_available_is_not_found(self):
        """[specificLinkTypeNotFound] The successor of standard 1.2 asks this; 1.2 let the default link answer."""
        for kind in ('gs1:nosuchlt', 'gs1:pip'):
            response = self._ask(f'{self.path}?linkType={kind}')
            self.assertEqual(response.status_code, 404, kind)
            self.assertIn('rel="linkset"', response.headers['Link'])
