from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import TrainingCommon

OPERATIONS = ('read', 'write', 'create', 'unlink')
ROLES = {
    'board': 'farm_base.group_board',
    'trainer': 'farm_base.group_trainer',
    'agency': 'farm_base.group_agency',
    'commune': 'farm_base.group_commune_manager',
    'quality': 'farm_base.group_quality_officer',
    'seller': 'base.group_portal,farm_base.group_seller',
    'consumer': 'base.group_portal',
}
#: model -> role -> operations allowed; a role that is not named has none.
RIGHTS = {
    'farm.outreach': {'board': 'rwcu', 'trainer': 'rwc', 'agency': 'r', 'commune': 'r', 'quality': 'r'},
    'farm.publication': {'board': 'rwcu', 'trainer': 'rwc', 'agency': 'r', 'commune': 'r', 'quality': 'r'},
    'farm.publication.move': {'board': 'rc', 'trainer': 'rc', 'agency': 'r', 'commune': 'r', 'quality': 'r'},
    'farm.review': {'board': 'rwcu', 'trainer': 'r', 'agency': 'r', 'quality': 'r'},
    'farm.review.proposal': {'board': 'rwcu', 'trainer': 'r', 'agency': 'r', 'quality': 'r'},
    'farm.plan.section': {'board': 'rwcu', 'trainer': 'r', 'agency': 'r', 'quality': 'r'},
    'farm.plan.line': {'board': 'rwcu', 'trainer': 'r', 'agency': 'rw', 'quality': 'r'},
    'farm.plan.report': {'board': 'rwcu', 'trainer': 'r', 'agency': 'r', 'quality': 'r'},
    'farm.plan.load': {'board': 'rwcu'},
    'farm.training.evaluation': {'board': 'r', 'trainer': 'r'},
    'farm.guide': {
        'board': 'rwcu',
        'trainer': 'rwc',
        'agency': 'r',
        'commune': 'r',
        'quality': 'r',
        'seller': 'r',
        'consumer': 'r',
    },
    'event.event': {
        'board': 'rwcu',
        'trainer': 'rwc',
        'agency': 'r',
        'commune': 'r',
        'quality': 'r',
        'seller': 'r',
        'consumer': 'r',
    },
    'event.registration': {'board': 'rwcu', 'trainer': 'rwc', 'commune': 'rwc'},
}


@tagged('post_install', '-at_install')
class TestRoles(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {role: cls._create_user(f'vai_{role}', groups) for role, groups in ROLES.items()}

    def test_each_role_may_do_what_it_is_for_and_nothing_else(self):
        # Other rooms give rights on events of their own, as on rounds in the open air: a training is what counts here.
        subjects = {'event.event': self._create_training(is_published=True)}
        for model, rights in RIGHTS.items():
            subject = subjects.get(model, self.env[model])
            for role, user in self.users.items():
                for operation in OPERATIONS:
                    with self.subTest(model=model, role=role, operation=operation):
                        allowed = operation[0] in rights.get(role, '')
                        self.assertEqual(subject.with_user(user).has_access(operation), allowed)

    def test_another_markets_board_sees_nothing(self):
        plan = self._load_this_years_plan()
        event = self._create_training('market')
        self.env['farm.training.evaluation'].create(
            {
                'registration_id': event.registration_ids.id,
                'content_mark': 5,
                'trainer_mark': 5,
                'organisation_mark': 5,
                'usefulness_mark': 5,
            }
        )
        publication = self.env['farm.publication'].create({'name': "Tờ rơi"})
        move = self.env['farm.publication.move'].create(
            {
                'publication_id': publication.id,
                'kind': 'print',
                'quantity': 1,
            }
        )
        review = self.env['farm.review'].create({'name': "Sơ kết", 'date': self.today})
        proposal = self.env['farm.review.proposal'].create({'review_id': review.id, 'name': "Kiến nghị"})
        records = [
            event,
            event.registration_ids,
            event.evaluation_ids,
            publication,
            move,
            review,
            proposal,
            plan.section_ids,
            self.env['farm.outreach'].create({'name': "Tin"}),
            self.env['farm.plan.report'].create({'plan_id': plan.id}),
            self.env['farm.guide'].create({'name': "Riêng", 'company_id': self.market.id, 'is_published': True}),
        ]
        stranger = self._create_user('bql_ngoai', 'farm_base.group_board', market=self._create_market("Sàn khác"))
        for record in records:
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(stranger).read(['display_name'])
        with self.assertRaises(AccessError):
            plan.with_user(stranger).get_figures()

    def test_a_commune_manager_keeps_the_desk_of_the_own_commune_only(self):
        manager = self.users['commune']
        self.hub_a.manager_ids = manager
        own = self._create_training('market', days_ago=-1, ended=False, commune_ids=[Command.set(self.commune_a.ids)])
        other = self._create_training('market', days_ago=-1, ended=False, commune_ids=[Command.set(self.commune_b.ids)])
        registration = self._register(own).with_user(manager)
        registration.action_set_done()
        self.assertEqual(registration.state, 'done')
        with self.assertRaises(AccessError):
            other.registration_ids.with_user(manager).read(['name'])

    def test_a_trainer_sets_up_a_training_from_end_to_end(self):
        trainer = self.users['trainer']
        event = (
            self.env['event.event']
            .with_user(trainer)
            .create(
                {
                    'name': "Lớp",
                    'training_kind': 'consumer',
                    'date_begin': '2026-01-05 01:00:00',
                    'date_end': '2026-01-05 04:00:00',
                    'event_type_id': self.env.ref('farm_training.event_type_training').id,
                }
            )
        )
        event.is_published = True
        self.env['event.registration'].with_user(trainer).create({'event_id': event.id, 'name': "An"}).action_set_done()
        event.stage_id = self.stage_end
        self.assertTrue(event.registration_ids.certificate_number)

    def test_who_reads_the_line_reads_the_same_figure(self):
        plan = self._load_this_years_plan()
        self._create_training('market')
        actual = {
            role: self._get_actual(plan.with_user(self.users[role]), '3.2.1.1')
            for role in ('board', 'agency', 'quality')
        }
        self.assertEqual(set(actual.values()), {actual['board']})
