import base64
import io
import re

from odoo.tests import HttpCase, tagged

from .common import QualityCommon

PIXEL = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
)


@tagged('post_install', '-at_install')
class TestDossierPortal(QualityCommon, HttpCase):
    """A seller hands in papers and the dossier from the phone, and reads there what is missing."""

    def setUp(self):
        super().setUp()
        self.authenticate('q_seller', 'q_seller')

    def _post(self, url, data=(), file=PIXEL):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open('/my/quality').text).group(1)
        files = {'file': ('giay.png', io.BytesIO(file), 'image/png')} if file else None
        return self.url_open(url, data={'csrf_token': token, **dict(data)}, files=files)

    def _hand_in(self, kind='food_safety', **values):
        return self._post(
            '/my/quality/paper',
            {
                'kind': kind,
                'name': "Cam kết 12",
                'producer_id': self.producer.id,
                'date_from': str(self._days(-1)),
                'date_to': str(self._days(300)),
                **values,
            },
        )

    def test_a_paper_and_then_the_dossier(self):
        page = self._post(f'/my/quality/dossier/{self.producer.id}', file=None).text
        self.assertIn('alert-danger', page)
        self.assertFalse(self.env['farm.dossier'].search([('producer_id', '=', self.producer.id)]))
        self._hand_in()
        document = self.env['farm.document'].search([('producer_id', '=', self.producer.id)])
        self.assertEqual((document.kind, document.state), ('food_safety', 'submitted'))
        self.assertEqual(base64.b64decode(document.file), PIXEL)
        self._post(f'/my/quality/dossier/{self.producer.id}', file=None)
        dossier = self.env['farm.dossier'].search([('producer_id', '=', self.producer.id)])
        self.assertEqual(dossier.state, 'submitted')

    def test_the_seller_reads_why_more_is_asked(self):
        self._hand_in()
        self._post(f'/my/quality/dossier/{self.producer.id}', file=None)
        dossier = self.env['farm.dossier'].search([('producer_id', '=', self.producer.id)])
        officer = self._as('officer', dossier)
        officer._take_step('screen')
        officer._take_step('ask', reason="Ảnh chụp mờ, gửi lại trang hai")
        self.assertIn("Ảnh chụp mờ, gửi lại trang hai", self.url_open('/my/quality').text)
        self._post(f'/my/quality/dossier/{self.producer.id}', file=None)
        self.assertEqual(dossier.state, 'screening')

    def test_what_cannot_be_taken_is_said_and_nothing_is_written(self):
        before = self.env['farm.document'].search_count([])
        for values in ({'kind': 'quarantine'}, {'kind': 'x'}, {'date_from': ''}, {'name': ' '}):
            with self.subTest(values):
                self.assertIn('alert-danger', self._hand_in(**values).text)
        self.assertEqual(self.env['farm.document'].search_count([]), before)

    def test_a_quarantine_paper_names_a_lot_of_the_seller(self):
        lot = self._receive(self.product)
        self._hand_in('quarantine', lot=lot.name)
        self.assertEqual(self.env['farm.document'].search([('kind', '=', 'quarantine')], limit=1).lot_id, lot)

    def test_nobody_hands_in_for_another_seller(self):
        other = self._create_stall(name="Khác").producer_id
        before = self.env['farm.document'].search_count([])
        self._hand_in(producer_id=other.id)
        self._post(f'/my/quality/dossier/{other.id}', file=None)
        self.assertEqual(self.env['farm.document'].search_count([]), before)
        self.assertFalse(self.env['farm.dossier'].search([('producer_id', '=', other.id)]))
