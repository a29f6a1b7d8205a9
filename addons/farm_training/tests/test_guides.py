from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import HttpCase, tagged

from .common import TrainingCommon


@tagged('post_install', '-at_install')
class TestGuides(TrainingCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.guide = cls._create_guide("Mở gian hàng trong mười phút", 'seller')

    @classmethod
    def _create_guide(cls, name, role, published=True, **values):
        return cls.env['farm.guide'].create(
            {
                'name': name,
                'role': role,
                'is_published': published,
                'body': "<p>Chuẩn bị giấy tờ</p>",
                **values,
            }
        )

    def test_visitors_see_published_guides_for_buyers_and_sellers_only(self):
        draft = self._create_guide("Chưa xong", 'seller', published=False)
        office = self._create_guide("Việc của ban quản lý", 'board')
        page = self.url_open('/guides').text
        self.assertIn(self.guide.name, page)
        self.assertNotIn(draft.name, page)
        self.assertNotIn(office.name, page)

    def test_guides_are_found_by_role_and_words(self):
        other = self._create_guide("Quét mã trên nhãn", 'consumer')
        self.assertNotIn(other.name, self.url_open('/guides?role=seller').text)
        found = self.url_open('/guides?search=nhãn quét').text
        self.assertIn(other.name, found)
        self.assertNotIn(self.guide.name, found)

    def test_words_are_found_without_diacritics(self):
        if not self.registry.has_unaccent:
            self.skipTest("The database was created without unaccent.")
        self.assertIn(self.guide.name, self.url_open('/guides?search=mo gian hang').text)

    def test_a_hidden_guide_has_no_page(self):
        draft = self._create_guide("Chưa xong", 'seller', published=False)
        self.assertIn(self.url_open(f'/guides/{draft.id}').status_code, (403, 404))
        self.assertEqual(self.url_open(f'/guides/{self.guide.id}').status_code, 200)

    def test_a_screen_leads_to_the_guide_of_the_users_role(self):
        model = self.env['ir.model']._get('farm.hold')
        own = self._create_guide("Lô bị giữ: ban quản lý", 'board', sequence=1, model_ids=[Command.set(model.ids)])
        self._create_guide("Lô bị giữ: người bán", 'seller', model_ids=[Command.set(model.ids)])
        self._create_user('bql_hd', 'farm_base.group_board')
        self.authenticate('bql_hd', 'bql_hd')
        response = self.url_open('/guides/for/farm.hold', allow_redirects=False)
        self.assertIn(f'-{own.id}', response.headers['Location'])

    def test_a_screen_without_guide_leads_to_the_guides_of_the_role(self):
        self._create_user('giang_vien', 'farm_base.group_trainer')
        self.authenticate('giang_vien', 'giang_vien')
        response = self.url_open('/guides/for/farm.no.such.screen', allow_redirects=False)
        self.assertIn('role=trainer', response.headers['Location'])

    def test_an_address_must_be_one(self):
        with self.assertRaises(ValidationError):
            self.guide.url = 'javascript:alert(1)'
