from datetime import date, timedelta

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import HttpCase, tagged

from .common import TrainingCommon

MARKS = {'content_mark': 5, 'trainer_mark': 4, 'organisation_mark': 3, 'usefulness_mark': 4}


@tagged('post_install', '-at_install')
class TestTraining(TrainingCommon):
    def _count(self, kind='market', days_back=400):
        line = self.env['farm.plan.line']
        first = self.today - timedelta(days=days_back)
        return getattr(line, f'_measure_training_{kind}')(self.market, first, self.today)

    def test_a_training_that_is_over_and_had_people_counts_for_its_kind(self):
        self._create_training('market')
        self._create_training('standards')
        self._create_training('standards', days_ago=3)
        self.assertEqual((self._count('market'), self._count('standards'), self._count('consumer')), (1, 2, 0))

    def test_without_attendance_a_training_does_not_count(self):
        event = self._create_training('market', attendees=0)
        registration = self._register(event)
        self.assertEqual(self._count(), 0)
        registration.action_set_done()
        self.assertEqual(self._count(), 1)

    def test_cancelled_or_coming_trainings_do_not_count(self):
        self._create_training('market').kanban_state = 'cancel'
        self._create_training('market', days_ago=-5)
        self.assertEqual(self._count(), 0)

    def test_the_day_is_that_of_the_markets_clock(self):
        # 20:00 UTC on 31 December is 3 in the morning of 1 January in Vietnam.
        self._create_training('market', date_begin='2025-12-31 19:00:00', date_end='2025-12-31 20:00:00')
        line = self.env['farm.plan.line']
        self.assertEqual(line._measure_training_market(self.market, date(2025, 1, 1), date(2025, 12, 31)), 0)
        self.assertEqual(line._measure_training_market(self.market, date(2026, 1, 1), date(2026, 12, 31)), 1)

    def test_a_training_belongs_to_the_website_of_its_market(self):
        event = self._create_training('market')
        self.assertEqual(event.website_id.company_id, self.market)

    def test_attendance_by_ticket_code_numbers_the_certificate(self):
        event = self._create_training('market', days_ago=-1, attendees=0, ended=False)
        registration = self._register(event)
        self.assertFalse(registration.certificate_number)
        result = self.env['event.registration'].register_attendee(registration.barcode, event.id)
        self.assertEqual(result['status'], 'confirmed_registration')
        self.assertTrue(registration.certificate_number)

    def test_a_certificate_is_for_those_who_were_there_after_the_end(self):
        coming = self._create_training('market', days_ago=-1, attendees=1, ended=False).registration_ids
        with self.assertRaises(UserError):
            coming.action_print_certificate()
        past = self._create_training('market')
        absent = self._register(past)
        with self.assertRaises(UserError):
            absent.action_print_certificate()
        self.assertEqual(
            past.registration_ids.filtered(lambda r: r.state == 'done').action_print_certificate()['type'],
            'ir.actions.report',
        )

    def test_the_certificate_names_attendee_training_and_number(self):
        registration = self._create_training('standards').registration_ids
        registration.name = "Đỗ Thị Ươm"
        html, _kind = self.env['ir.actions.report']._render_qweb_html(
            'farm_training.report_training_certificate', registration.ids
        )
        for text in ("Đỗ Thị Ươm", registration.certificate_number, registration.event_id.name, 'image/svg+xml'):
            self.assertIn(text, html.decode())

    def test_only_attendees_evaluate_and_only_once(self):
        event = self._create_training('market')
        absent = self._register(event)
        Evaluation = self.env['farm.training.evaluation']
        with self.assertRaises(ValidationError):
            Evaluation.create({'registration_id': absent.id, **MARKS})
        attendee = event.registration_ids - absent
        Evaluation.create({'registration_id': attendee.id, **MARKS})
        self.assertEqual((event.evaluation_count, event.evaluation_average), (1, 4))
        self.assertEqual(attendee.evaluation_ids.average, 4)

    def test_sellers_of_the_communes_are_invited(self):
        near, far = self._create_stall(self.hub_a), self._create_stall(self.hub_b, name="Xa")
        event = self._create_training(
            'market', days_ago=-5, ended=False, attendees=0, commune_ids=[Command.set(self.commune_a.ids)]
        )
        invited = event.action_invite_sellers()['context']['default_partner_ids']
        self.assertIn(near.owner_id.id, invited)
        self.assertNotIn(far.owner_id.id, invited)


@tagged('post_install', '-at_install')
class TestTrainingPages(TrainingCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.event = cls._create_training('market')
        cls.attendee = cls.event.registration_ids

    def _get_path(self, page, token=None):
        return f'/training/{page}/{self.attendee.id}/{token or self.attendee._get_training_token()}'

    def test_the_evaluation_form_takes_four_marks_without_an_account(self):
        page = self.url_open(self._get_path('evaluate'))
        token = page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        data = {'csrf_token': token, **{name: str(mark) for name, mark in MARKS.items()}, 'comment': "Rất hay"}
        self.assertEqual(self.url_open(self._get_path('evaluate'), data={**data, 'content_mark': '9'}).status_code, 200)
        self.assertFalse(self.attendee.evaluation_ids)
        self.url_open(self._get_path('evaluate'), data=data)
        self.assertEqual((self.attendee.evaluation_ids.average, self.attendee.evaluation_ids.comment), (4, "Rất hay"))
        self.url_open(self._get_path('evaluate'), data={**data, 'comment': "Lần hai"})
        self.assertEqual(self.attendee.evaluation_ids.comment, "Rất hay")

    def test_a_wrong_token_opens_nothing(self):
        for page in ('evaluate', 'certificate', 'verify'):
            with self.subTest(page=page):
                self.assertEqual(self.url_open(self._get_path(page, token='0' * 64)).status_code, 404)

    def test_the_check_page_confirms_the_certificate_with_a_masked_name(self):
        self.attendee.name = "Nguyễn Văn An"
        page = self.url_open(self._get_path('verify')).text
        self.assertIn(self.attendee.certificate_number, page)
        self.assertNotIn("Nguyễn Văn An", page)

    def test_attendees_find_their_trainings_and_nobody_elses(self):
        consumer = self._create_user('mua_hoc', 'base.group_portal')
        own = self._register(self.event, name="Của tôi", partner_id=consumer.partner_id.id)
        self.attendee.name = "Người khác"
        self.authenticate('mua_hoc', 'mua_hoc')
        page = self.url_open('/my/trainings').text
        self.assertIn(own.name, page)
        self.assertNotIn("Người khác", page)

    def test_a_consumer_signs_up_on_the_website_and_finds_the_ticket(self):
        event = self._create_training('consumer', days_ago=-3, attendees=0, ended=False, is_published=True)
        event.website_id.domain = self.base_url()
        consumer = self._create_user('mua_dk', 'base.group_portal')
        self.authenticate('mua_dk', 'mua_dk')
        page = self.url_open(f'/event/{event.id}/register')
        self.assertIn(event.name, page.text)
        question = event.question_ids.filtered(lambda question: question.question_type == 'name')
        self.url_open(
            f'/event/{event.id}/registration/confirm',
            data={
                'csrf_token': page.text.split('csrf_token: "')[1].split('"')[0],
                '1-event_ticket_id': '0',
                f'1-name-{question.id}': "Bà Tư",
            },
        )
        self.assertEqual(event.registration_ids.name, "Bà Tư")
        self.assertEqual(event.registration_ids.partner_id, consumer.partner_id)
        self.assertIn('my_tickets', self.url_open('/my/trainings').text)
