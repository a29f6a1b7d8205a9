from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ROLES, QualityCommon

#: model: operation -> roles that may do it (on a record of their own stall, commune or market, in its first state)
EVERYBODY = {'officer', 'lab', 'inspector', 'publisher', 'board', 'agency'}
RIGHTS = {
    'farm.certificate': {
        'read': EVERYBODY | {'commune', 'seller'},
        'write': {'officer', 'commune', 'seller'},
        'unlink': {'officer'},
    },
    'farm.document': {
        'read': EVERYBODY | {'commune', 'seller'},
        'write': {'officer', 'commune', 'seller'},
        'unlink': {'officer'},
    },
    'farm.dossier': {
        'read': EVERYBODY | {'commune', 'seller'},
        'write': {'officer', 'commune', 'seller'},
        'unlink': {'officer'},
    },
    'farm.dossier.rule': {'read': EVERYBODY, 'write': {'officer'}, 'unlink': {'officer'}},
    'farm.sample': {'read': EVERYBODY | {'commune', 'seller'}, 'write': {'officer', 'lab'}, 'unlink': {'officer'}},
    'farm.test.result': {'read': EVERYBODY | {'commune'}, 'write': {'officer', 'lab'}, 'unlink': {'officer', 'lab'}},
    'farm.test.round': {'read': EVERYBODY, 'write': {'officer'}, 'unlink': {'officer'}},
    'farm.growing.area': {
        'read': EVERYBODY | {'commune', 'seller'},
        'write': {'officer', 'commune'},
        'unlink': {'officer'},
    },
    'farm.chain': {'read': EVERYBODY, 'write': {'officer', 'board'}, 'unlink': {'officer', 'board'}},
    'farm.inspection': {'read': EVERYBODY, 'write': {'inspector'}, 'unlink': {'inspector'}},
    'farm.nonconformity': {
        'read': EVERYBODY | {'commune', 'seller'},
        'write': {'officer', 'inspector', 'seller'},
        'unlink': {'officer', 'inspector'},
    },
    'farm.survey': {'read': EVERYBODY, 'write': {'officer', 'board'}, 'unlink': {'officer', 'board'}},
    'farm.finding': {'read': EVERYBODY, 'write': {'officer', 'publisher'}, 'unlink': {'officer', 'publisher'}},
    'farm.limit': {'read': EVERYBODY | {'commune'}, 'write': {'officer'}, 'unlink': set()},
    'farm.scheme': {'read': EVERYBODY | {'commune', 'seller'}, 'write': {'officer'}, 'unlink': set()},
    'farm.step': {'read': EVERYBODY, 'write': set(), 'unlink': set()},
}


@tagged('post_install', '-at_install')
class TestRights(QualityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        commodities = [Command.set(cls.dropwort.ids)]
        sample = cls.env['farm.sample'].create({'product_tmpl_id': cls.item.id})
        cls.records = {
            'farm.certificate': cls.env['farm.certificate'].create(cls._prepare_certificate(cls)),
            'farm.document': cls.env['farm.document'].create({'name': "Giấy", 'producer_id': cls.producer.id}),
            'farm.dossier': cls.env['farm.dossier'].create({'producer_id': cls.producer.id}),
            'farm.dossier.rule': cls.env['farm.dossier.rule'].create(
                {'document_kind': 'contract', 'company_id': cls.market.id}
            ),
            'farm.sample': sample,
            'farm.test.result': sample.result_ids[:1],
            'farm.test.round': cls.env['farm.test.round'].create({}),
            'farm.growing.area': cls.env['farm.growing.area'].create(
                {
                    'name': "Đồng Bún",
                    'producer_id': cls.producer.id,
                    'commodity_id': cls.dropwort.id,
                    'commune_id': cls.commune_a.id,
                }
            ),
            'farm.chain': cls.env['farm.chain'].create({'name': "Chuỗi", 'commodity_ids': commodities}),
            'farm.inspection': cls.env['farm.inspection'].create({'subject': "Cơ sở"}),
            'farm.nonconformity': cls.env['farm.nonconformity'].create(
                {
                    'name': "Thiếu nhật ký",
                    'producer_id': cls.producer.id,
                }
            ),
            'farm.survey': cls.env['farm.survey'].create({'name': "Đợt 1"}),
            'farm.finding': cls.env['farm.finding'].create({'name': "Kết luận", 'body': "<p>…</p>"}),
            'farm.limit': cls.env['farm.limit'].search([], limit=1),
            'farm.scheme': cls.vietgap,
            'farm.step': cls.env['farm.step'].create(
                {
                    'res_model': 'farm.sample',
                    'res_id': sample.id,
                    'step': 'collect',
                    'from_state': 'planned',
                    'to_state': 'collected',
                    'user_id': cls.env.uid,
                    'company_id': cls.market.id,
                }
            ),
        }
        cls.stranger_market = cls._create_market("Sàn khác")

    def _may(self, records, operation):
        return bool(records._filtered_access(operation)) if records.has_access(operation) else False

    def test_every_role_may_do_what_is_its_own_and_nothing_else(self):
        for model, record in self.records.items():
            for role in ROLES:
                for operation in ('read', 'write', 'unlink'):
                    with self.subTest(model=model, role=role, operation=operation):
                        allowed = role.removesuffix('2') in RIGHTS[model][operation]
                        self.assertEqual(self._may(self._as(role, record), operation), allowed)

    def test_no_role_of_another_market_sees_anything(self):
        for role, groups in ROLES.items():
            stranger = self._create_user(
                f'x_{role}', groups, market=self.stranger_market, context={'no_reset_password': True}
            )
            for model, record in self.records.items():
                if 'company_id' not in record._fields:
                    continue
                with self.subTest(model=model, role=role):
                    self.assertFalse(
                        record.with_user(stranger).with_context(allowed_company_ids=None).has_access('read')
                    )

    def test_people_of_another_stall_or_commune_see_nothing_of_this_one(self):
        seller = self._create_user('ban3', 'base.group_portal,farm_base.group_seller')
        self._create_stall(name="Của tôi").user_ids = seller
        manager = self._create_user('xa3', 'farm_base.group_commune_manager')
        self.hub_b.manager_ids = manager
        for model in (
            'farm.certificate',
            'farm.document',
            'farm.dossier',
            'farm.sample',
            'farm.test.result',
            'farm.growing.area',
            'farm.nonconformity',
        ):
            for user in (seller, manager):
                with self.subTest(model=model, user=user.login):
                    self.assertFalse(self.records[model].with_user(user).has_access('read'))

    def test_a_seller_sees_results_once_they_are_verified(self):
        sample = self._create_sample()
        seller = self._as('seller', sample)
        self.assertFalse(self._as('seller', sample.result_ids).has_access('read'))
        self.assertEqual(seller.name, sample.name)
        self._as('lab2', sample)._take_step('verify')
        self.assertTrue(self._as('seller', sample.result_ids).has_access('read'))

    def test_a_seller_hands_in_a_certificate_of_the_own_producer_and_no_other(self):
        values = {
            'name': "VG-9",
            'scheme_id': str(self.vietgap.id),
            'certifier_id': str(self.certifier.id),
            'commodity_ids': str(self.dropwort.id),
            'date_from': str(self._days(-1)),
            'date_to': str(self._days(99)),
        }
        certificates = self._as('seller', self.env['farm.certificate'])
        certificate = certificates._hand_in({**values, 'producer_id': str(self.producer.id)})
        self.assertEqual(certificate.state, 'submitted')
        with self.assertRaises(UserError):
            certificate.date_to = self._days(500)
        other = self._create_stall(name="Khác").producer_id
        with self.assertRaises(AccessError):
            certificates._hand_in({**values, 'name': "VG-10", 'producer_id': str(other.id)})
        with self.assertRaises(UserError):
            certificates._hand_in({**values, 'name': "VG-11", 'producer_id': "1 OR 1=1"})

    def test_a_seller_answers_a_nonconformity_and_changes_nothing_else_of_it(self):
        point = self._as('seller', self.records['farm.nonconformity'])
        with self.assertRaises(AccessError):
            point.severity = 'remark'
        point.action = "Đã ghi bù"
        point._take_step('answer')
        self.assertEqual(point.state, 'answered')
        with self.assertRaises(AccessError):
            point._take_step('close')

    def test_a_seller_does_not_take_a_step_on_another_stalls_paper(self):
        other = self._create_stall(name="Khác").producer_id
        certificate = self.env['farm.certificate'].create(self._prepare_certificate(producer_id=other.id))
        with self.assertRaises(AccessError):
            self._as('seller', certificate)._take_step('submit')
