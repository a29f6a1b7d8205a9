import json
from unittest import skipUnless

from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.gs1.digital_link import DigitalLink
from odoo.addons.farm_trace.gs1.linkset import VOCABULARY
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, VECTORS, TraceCommon

REQUIREMENTS = VECTORS / 'digital-link' / 'resolver-requirements-1.2.txt'
GTIN = DEMO_BARCODE.zfill(14)
#: Each line of GS1's list (by its beginning), and the test that shows it.
SHOWN_BY = {
    'SHALL support HTTP 1.1 (or higher) GET': 'test_shall_support_get_head_and_options',
    'SHALL support HTTP Over TLS': 'test_shall_support_http_over_tls',
    'SHALL support CORS': 'test_shall_support_cors',
    'SHALL be able to decompress a URI': 'test_shall_be_able_to_decompress_a_uri',
    'If handling a compressed request URI': 'test_shall_expose_the_uncompressed_uri_as_same_as',
    'SHALL extract and syntactically validate': 'test_shall_validate_the_uri_and_report_errors_with_400',
    'SHALL NOT use a 200 OK': 'test_shall_not_use_200_for_an_error',
    'SHALL respond to a query parameter of linkType set to all': 'test_shall_list_all_links_of_every_level',
    'SHOULD expose link to the linkset': 'test_should_expose_the_linkset_in_a_link_header_even_when_redirecting',
    'SHALL recognise one available link as the default': 'test_shall_recognise_one_link_as_the_default',
    'All links exposed SHALL include the target': 'test_all_links_shall_include_target_type_and_title',
    'SHALL redirect to the default link unless': 'test_shall_redirect_to_the_default_unless_the_request_matches_better',
    'SHALL redirect to the requested linkType': 'test_shall_redirect_to_the_requested_link_type',
    'By default, SHALL pass on all key=value pairs': 'test_shall_pass_on_the_query_string',
    'SHALL provide a resolver description file': 'test_shall_provide_a_description_file',
    'If supporting multiple links per identified item': 'test_shall_recognise_the_gs1_vocabulary',
    'If supporting redirection based on an MO': 'test_does_not_redirect_by_company_prefix',
    'SHOULD tolerate trailing slashes': 'test_should_tolerate_trailing_slashes',
}


@tagged('post_install', '-at_install')
class TestResolver(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product.barcode = DEMO_BARCODE
        cls.lot = cls._receive(cls.product, name='ABC/7')
        cls.path = cls.lot.trace_path
        cls.market.website_id.domain = cls.base_url()
        #: Made by GS1's toolkit of (01)05412345000013(10)ABC123.
        cls.compressed = '/AQnYUc1gmiCNV4JG'

    def setUp(self):
        super().setUp()
        self.opener.headers['Accept-Language'] = 'vi-VN'

    def _ask(self, path=None, method='GET', **headers):
        return self.opener.request(
            method,
            self.base_url() + (path or self.path),
            allow_redirects=False,
            headers={name.replace('_', '-'): value for name, value in headers.items()},
        )

    def _list(self, path=None, **headers):
        return self._ask(f'{path or self.path}?linkType=linkset', **headers)

    @skipUnless(REQUIREMENTS.exists(), "GS1's list is not beside the checkout (../shared/vectors/digital-link)")
    def test_every_line_of_the_list_has_its_test(self):
        lines = REQUIREMENTS.read_text(encoding='utf-8').strip().splitlines()
        for line in lines:
            with self.subTest(line=line):
                test = next(test for start, test in SHOWN_BY.items() if line.startswith(start))
                self.assertTrue(hasattr(self, test))
        self.assertEqual(len(lines), len(SHOWN_BY))

    def test_shall_support_get_head_and_options(self):
        self.assertEqual(self._ask().status_code, 307)
        head = self._ask(method='HEAD')
        self.assertEqual((head.status_code, head.content), (307, b''))
        self.assertTrue(head.headers['Location'])
        options = self._ask(method='OPTIONS')
        self.assertEqual(options.status_code, 204)
        self.assertIn('GET', options.headers['Access-Control-Allow-Methods'])

    def test_shall_support_http_over_tls(self):
        # The proxy in front speaks TLS (config/nginx): what is linked from here must then be https too.
        self.market.website_id.domain = 'https://cho.example'
        anchors = [
            level[0]
            for level in self.env['stock.lot']._get_resolver_levels(DigitalLink(GTIN, lot='ABC/7'), self.market)
        ]
        self.assertEqual(len(anchors), 2)
        for url in anchors + [link.url for link in self.lot._get_resolver_links()]:
            self.assertTrue(url.startswith('https://cho.example/'), url)

    def test_shall_support_cors(self):
        for response in (self._ask(Origin='https://app.example'), self._list(), self._ask('/.well-known/gs1resolver')):
            self.assertEqual(response.headers['Access-Control-Allow-Origin'], '*')

    def test_shall_be_able_to_decompress_a_uri(self):
        self.product.barcode = '5412345000013'
        lot = self._receive(self.product, name='ABC123')
        for path in (self.compressed, '/01/05412345000013/EEarwSM'):
            response = self._ask(path)
            self.assertEqual(response.status_code, 307, path)
            self.assertIn(lot.trace_code, response.headers['Location'])

    def test_shall_expose_the_uncompressed_uri_as_same_as(self):
        self.product.barcode = '5412345000013'
        self._receive(self.product, name='ABC123')
        full = f'{self.base_url()}/01/05412345000013/10/ABC123'
        response = self._ask(self.compressed)
        self.assertIn(f'<{full}>; rel="owl:sameAs"', response.headers['Link'])
        self.assertEqual(self._list(self.compressed).json()['linkset'][0]['anchor'], full)
        self.assertNotIn('sameAs', self._ask(full.removeprefix(self.base_url())).headers['Link'])

    def test_shall_validate_the_uri_and_report_errors_with_400(self):
        for path in (
            '/01/09520123456789/10/L7',  # check digit
            f'/01/{GTIN}/10',
            f'/01/{GTIN}/21/7/10/L7',  # order
            f'/01/{GTIN}/17/260831',  # an attribute in the path
            f'/01/{GTIN}/10/L7?17=269931',  # no date
            f'/01/{GTIN}/10/' + 'x' * 21,
            f'/01/{GTIN}/AAAA',  # no compressed link
        ):
            self.assertEqual(self._ask(path).status_code, 400, path)

    def test_shall_not_use_200_for_an_error(self):
        for path in (
            f'/01/{GTIN}/10/NOPE',
            '/01/09520123456795',
            '/t/XXXX/status',
            '/t/XXXX/epcis',
            '/no-such-page-here',
        ):
            self.assertEqual(self._ask(path).status_code, 404, path)

    def test_shall_list_all_links_of_every_level(self):
        for query, media_type in (('all', None), ('linkset', None)):
            response = self._ask(f'{self.path}?linkType={query}', **({'Accept': media_type} if media_type else {}))
            self.assertEqual(response.status_code, 200)
            self.assertEqual(response.headers['Content-Type'], 'application/linkset+json')
            levels = response.json()['linkset']
            self.assertEqual(
                [level['anchor'].removeprefix(self.base_url()) for level in levels], [self.path, f'/01/{GTIN}']
            )
            kinds = {key.removeprefix(VOCABULARY) for key in levels[0] if key.startswith(VOCABULARY)}
            self.assertLessEqual({'defaultLink', 'traceability', 'recallStatus', 'epcis'}, kinds)
        self.assertEqual(self._ask(Accept='application/linkset+json').status_code, 200)

    def test_should_expose_the_linkset_in_a_link_header_even_when_redirecting(self):
        response = self._ask()
        self.assertEqual(response.status_code, 307)
        self.assertRegex(response.headers['Link'], r'<\S+/10/ABC%2F7\?linkType=linkset>; rel="linkset"')

    def test_shall_recognise_one_link_as_the_default(self):
        for path in (self.path, f'/01/{GTIN}'):
            level = self._list(path).json()['linkset'][0]
            self.assertTrue(level[VOCABULARY + 'defaultLink'])
            self.assertEqual(self._ask(path).headers['Location'], level[VOCABULARY + 'defaultLink'][0]['href'])

    def test_all_links_shall_include_target_type_and_title(self):
        for level in self._list().json()['linkset']:
            self.assertTrue(level['itemDescription'])
            for key in level.keys() - {'anchor', 'itemDescription'}:
                self.assertTrue(key.startswith(VOCABULARY))
                for target in level[key]:
                    self.assertTrue(target['href'].startswith(self.base_url()))
                    self.assertTrue(target['title'])

    def test_shall_redirect_to_the_default_unless_the_request_matches_better(self):
        page = f'{self.base_url()}/t/{self.lot.trace_code}'
        for headers in ({}, {'Accept': 'text/html,*/*;q=0.8'}, {'Accept': 'image/png'}):
            self.assertEqual(self._ask(**headers).headers['Location'], page)
        self.assertEqual(self._ask(Accept='application/ld+json').headers['Location'], f'{page}/epcis')

    def test_the_visitors_language_is_a_better_match(self):
        vietnamese, english = (self.env['res.lang']._activate_lang(code) for code in ('vi_VN', 'en_US'))
        website = self.market.website_id
        website.write({'language_ids': [(6, 0, (english | vietnamese).ids)], 'default_lang_id': vietnamese.id})
        english_page = f'{self.base_url()}/en/t/{self.lot.trace_code}'
        self.assertEqual(self._ask(Accept_Language='en-GB,en;q=0.9').headers['Location'], english_page)
        self.assertNotIn('/en/', self._ask(Accept_Language='vi').headers['Location'])

    def test_shall_redirect_to_the_requested_link_type(self):
        page = f'{self.base_url()}/t/{self.lot.trace_code}'
        for kind in ('gs1:epcis', 'epcis', f'{VOCABULARY}epcis'):
            response = self._ask(f'{self.path}?linkType={kind}')
            self.assertEqual(response.headers['Location'].partition('?')[0], f'{page}/epcis')
        response = self._ask(f'{self.path}?linkType=gs1:recallStatus', Accept='application/json')
        self.assertEqual(response.headers['Location'].partition('?')[0], f'{page}/status')

    def test_shall_pass_on_the_query_string(self):
        response = self._ask(f'{self.path}?17=360831&utm=a%20b&linkType=gs1:traceability')
        self.assertTrue(response.headers['Location'].endswith('?17=360831&utm=a%20b&linkType=gs1:traceability'))

    def test_shall_provide_a_description_file(self):
        response = self._ask('/.well-known/gs1resolver')
        self.assertEqual(response.headers['Content-Type'], 'application/json')
        description = response.json()
        self.assertEqual(description['resolverRoot'], self.base_url())
        self.assertEqual(description['supportedPrimaryKeys'], ['01'])

    def test_shall_recognise_the_gs1_vocabulary(self):
        described = self._ask('/.well-known/gs1resolver').json()['supportedLinkType'][0]
        self.assertEqual(described, {'namespace': 'https://ref.gs1.org/voc/', 'prefix': 'gs1:'})
        listed = {key for level in self._list().json()['linkset'] for key in level if key.startswith('http')}
        self.assertTrue(all(key.startswith(described['namespace']) for key in listed))

    def test_does_not_redirect_by_company_prefix(self):
        response = self._ask('/01/09520123999995/10/L7')  # same prefix, another article
        self.assertEqual(response.status_code, 404)
        self.assertNotIn('Location', response.headers)

    def test_should_tolerate_trailing_slashes(self):
        for path in (f'{self.path}/', f'/01/{GTIN}/'):
            self.assertEqual(self._ask(path).status_code, 307, path)

    def test_the_status_follows_a_hold_at_once(self):
        status = f'/t/{self.lot.trace_code}/status'
        self.assertEqual(self._ask(status).json()['state'], 'fine')
        self._hold(self.lot)
        self.assertEqual(self._ask(status).json()['state'], 'held')

    def test_public_events_tell_nothing_of_sales(self):
        self._deliver(self.lot, 3)
        document = self._ask(f'/t/{self.lot.trace_code}/epcis').json()
        self.assertEqual(document['type'], 'EPCISDocument')
        self.assertEqual([event['bizStep'] for event in document['epcisBody']['eventList']], ['commissioning'])
        self.assertNotIn(self.buyer.name, json.dumps(document))
