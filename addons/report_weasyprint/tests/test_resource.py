from base64 import b64decode

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC'


@tagged('post_install', '-at_install')
class TestResource(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(cls.env, login='pdf_clerk', groups='base.group_user')
        cls.resources = cls.env['weasyprint.resource'].with_user(cls.clerk)
        cls.base_url = cls.env['ir.config_parameter'].sudo().get_param('web.base.url')

    def _read(self, path, resources=None):
        return (self.resources if resources is None else resources)._read(self.base_url + path)

    def test_static_file_is_read_from_disk(self):
        content, mimetype = self._read('/web/static/img/logo.png?v=2')
        self.assertTrue(content.startswith(b'\x89PNG'))
        self.assertEqual(mimetype, 'image/png')

    def test_source_code_is_not_a_static_file(self):
        for path in (
            '/web/static/../models/models.py',
            '/web/static/%2e%2e/__manifest__.py',
            '/web/static/src/main.js',
            '/base/../../../etc/passwd',
        ):
            with self.subTest(path=path), self.assertRaises(ValueError):
                self._read(path)

    def test_outside_and_odd_addresses_are_refused(self):
        for url in (
            'https://example.com/a.png',
            'http://169.254.169.254/latest/meta-data',
            'file:///etc/passwd',
            'ftp://localhost/a.png',
            self.base_url.replace('//', '//user@evil.example/?'),
        ):
            with self.subTest(url=url), self.assertRaises(ValueError):
                self.resources._read(url)

    def test_unknown_path_is_refused(self):
        with self.assertRaises(ValueError):
            self._read('/web/session/logout')

    def test_barcode_is_a_picture(self):
        content, mimetype = self._read('/report/barcode/Code128/WH-OUT-00001?width=400&height=80')
        self.assertEqual(mimetype, 'image/png')
        self.assertTrue(content.startswith(b'\x89PNG'))
        self.assertEqual(self._read('/report/barcode/?barcode_type=QR&value=x')[1], 'image/png')

    def test_bundle_is_read_by_its_link(self):
        for link in self.env['ir.qweb']._get_asset_link_urls('web.report_assets_common'):
            if link.endswith('.css'):
                content, mimetype = self._read(link)
                self.assertEqual(mimetype, 'text/css')
                self.assertIn(b'Roboto', content)

    def test_picture_is_read_with_the_rights_of_who_prints(self):
        owner = new_test_user(self.env, login='pdf_owner', groups='base.group_user')
        # A file tied to no record is its creator's own.
        picture = self.env['ir.attachment'].with_user(owner).create({'name': 'own.png', 'datas': PIXEL})
        path = f'/web/image/{picture.id}'
        owners = self.env['weasyprint.resource'].with_user(owner)
        self.assertEqual(self._read(path, owners)[0], picture.raw)
        self.assertNotEqual(self._read(path)[0], picture.raw)
        with self.assertRaises(UserError):
            self._read(f'/web/content/{picture.id}')

    def test_only_pictures_fonts_and_styles_are_content(self):
        attachment = self.env['ir.attachment'].create(
            {
                'name': 'a.txt',
                'raw': b'plain words',
                'public': True,
            }
        )
        with self.assertRaises(ValueError):
            self._read(f'/web/content/{attachment.id}')

    def test_report_in_superuser_mode_still_reads_as_the_person(self):
        reports = self.env['ir.actions.report'].with_user(self.clerk).sudo()
        resources = reports._weasyprint_resources()
        self.assertEqual(resources.env.uid, self.clerk.id)
        self.assertFalse(resources.env.su)

    def test_background_job_reads_as_the_public(self):
        resources = self.env['ir.actions.report'].with_user(1)._weasyprint_resources()
        self.assertEqual(resources.env.user, self.env.ref('base.public_user'))
        self.assertFalse(resources.env.su)

    def test_company_logo_is_read(self):
        self.assertTrue(self._read('/logo.png')[1].startswith('image/'))

    def test_public_attachment_with_an_address_of_its_own_is_read(self):
        self.env['ir.attachment'].create(
            {
                'name': 'x',
                'url': '/pdf_test/x.png',
                'datas': PIXEL,
                'public': True,
            }
        )
        self.assertEqual(self._read('/pdf_test/x.png')[0], b64decode(PIXEL))
