from itertools import product
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_quality.engine.steps import reachable

from .common import ROLES, QualityCommon


@tagged('post_install', '-at_install')
class TestSteps(QualityCommon):
    """State machines: every step from every state, allowed and refused; four eyes; nobody writes a state by hand."""

    def _create_records(self):
        area = self.env['farm.growing.area'].create(
            {
                'name': "Đồng Bún",
                'producer_id': self.producer.id,
                'commodity_id': self.dropwort.id,
                'commune_id': self.commune_a.id,
            }
        )
        commodities = [(6, 0, self.dropwort.ids)]
        return {
            'farm.certificate': self.env['farm.certificate'].create(self._prepare_certificate()),
            'farm.document': self.env['farm.document'].create({'name': "Giấy", 'producer_id': self.producer.id}),
            'farm.sample': self.env['farm.sample'].create({'product_tmpl_id': self.item.id}),
            'farm.test.round': self.env['farm.test.round'].create({}),
            'farm.growing.area': area,
            'farm.chain': self.env['farm.chain'].create({'name': "Chuỗi rau", 'commodity_ids': commodities}),
            'farm.inspection': self.env['farm.inspection'].create({'subject': "Cơ sở A"}),
            'farm.nonconformity': self.env['farm.nonconformity'].create(
                {
                    'name': "Thiếu nhật ký",
                    'producer_id': self.producer.id,
                }
            ),
            'farm.ocop.rating': self.env['farm.ocop.rating'].create({'product_tmpl_id': self.item.id}),
            'farm.visit': self.env['farm.visit'].create({'producer_id': self.producer.id}),
            'farm.dossier': self.env['farm.dossier'].create({'producer_id': self.producer.id}),
            'farm.survey': self.env['farm.survey'].create({'name': "Đợt 1"}),
            'farm.finding': self.env['farm.finding'].create({'name': "Kết luận", 'body': "<p>…</p>"}),
        }

    def _get_models(self):
        """Return all models of this room that move by steps."""
        mixin = self.env.registry['farm.step.mixin']
        return {
            name
            for name, model in self.env.registry.items()
            if issubclass(model, mixin) and not model._abstract and model._original_module == 'farm_quality'
        }

    def test_the_matrix_leaves_no_state_machine_out(self):
        self.assertEqual(self._get_models(), set(self._create_records()))

    def test_every_state_can_be_reached(self):
        for model in self._get_models():
            Model = self.env[model]
            with self.subTest(model):
                states = {value for value, _label in Model._fields['state'].selection}
                self.assertEqual(reachable(Model._steps, Model._get_first_state()), states)

    def test_every_step_is_refused_to_every_role_without_the_right(self):
        for model, record in self._create_records().items():
            for name, step in record._steps.items():
                record.sudo().write({'state': step.sources[0]})
                for role in ROLES:
                    user = self.users[role]
                    if any(user.has_group(group) for group in step.groups):
                        continue
                    with self.subTest(model=model, step=name, role=role), self.assertRaises(AccessError):
                        self._as(role, record)._take_step(name, reason="Thử")

    def test_every_step_is_open_from_each_of_its_states_to_every_role_with_the_right(self):
        for model, record in self._create_records().items():
            # What a record must have before a step is tried in the tests of each model; here it is who may take it.
            ready = patch.multiple(
                self.env.registry[model], _check_step=lambda *_args: None, _after_step=lambda *_args: None
            )
            for name, step in record._steps.items():
                roles = [role for role in ROLES if any(self.users[role].has_group(group) for group in step.groups)]
                self.assertTrue(roles, f"{model}: nobody in this test may take {name}")
                for role, source in product(roles, step.sources):
                    with ready, self.subTest(model=model, step=name, role=role, source=source):
                        self._take_and_undo(self._as(role, record), name, step, source)

    def _take_and_undo(self, record, name, step, source):
        with self.env.cr.savepoint() as savepoint:
            record.sudo().write({'state': source})
            record._take_step(name, reason="Thử")
            self.assertEqual(record.sudo().state, step.target)
            taken = record.sudo().step_ids.sorted('id')[-1]
            self.assertEqual((taken.step, taken.from_state, taken.to_state), (name, source, step.target))
            self.assertEqual((taken.user_id, taken.reason), (record.env.user, "Thử"))
            savepoint.rollback()
        self.env.invalidate_all()

    def test_holds_and_results_obey_their_roles_too(self):
        lot = self._receive(self.product)
        sample = self._create_sample()
        for role, user in self.users.items():
            hold = self.env['farm.hold'].create({'lot_id': lot.id, 'reason': "Nghi ngờ"})
            is_officer = user.has_group('farm_base.group_quality_officer')
            self._assert_allowed(is_officer, role, lambda: self._as(role, hold)._close("Đã rõ"))  # noqa: B023
            self.assertEqual(hold.state, 'closed' if is_officer else 'open')
            measures = is_officer or user.has_group('farm_base.group_lab')
            result = sample.sudo().result_ids.filtered(lambda line: line.standing == 'current')
            redo = lambda: self._as(role, result)._redo('retested', "Chưa rõ")  # noqa: B023, E731
            self._assert_allowed(measures, role, redo)
            if measures:
                sample.sudo().result_ids.filtered(lambda line: line.standing == 'current').value = '0,05'

    def _assert_allowed(self, allowed, role, action):
        with self.subTest(role=role):
            if allowed:
                action()
            else:
                with self.assertRaises(AccessError):
                    action()

    def test_every_step_is_refused_from_every_other_state(self):
        for model, record in self._create_records().items():
            states = [value for value, _label in record._fields['state'].selection]
            for name, step in record._steps.items():
                for state in set(states) - set(step.sources):
                    record.sudo().write({'state': state})
                    with self.subTest(model=model, step=name, state=state), self.assertRaises(UserError):
                        record._take_step(name, reason="Thử")
                    self.assertEqual(record.state, state)

    def test_a_step_that_needs_a_reason_is_refused_without_one(self):
        for model, record in self._create_records().items():
            for name, step in record._steps.items():
                if step.needs_reason:
                    record.sudo().write({'state': step.sources[0]})
                    with self.subTest(model=model, step=name), self.assertRaises(UserError):
                        record._take_step(name, reason="  ")

    def test_nobody_writes_a_state_by_hand_nor_begins_beyond_the_first(self):
        certificate = self._create_certificate('draft')
        officer = self._as('officer', certificate)
        with self.assertRaises(UserError):
            officer.state = 'active'
        with self.assertRaises(UserError):
            officer.create(self._prepare_certificate(state='active'))
        with self.assertRaises(UserError):
            officer.with_context(default_state='active').create(self._prepare_certificate())

    def test_what_was_handed_on_is_not_edited(self):
        certificate = self._create_certificate('submitted')
        with self.assertRaises(UserError):
            certificate.date_to = self._days(3000)
        active = self._create_certificate()
        for values in (
            {'date_to': self._days(3000)},
            {'commodity_ids': [(6, 0, self.food.ids)]},
            {'name': "X"},
            {'register_note': "X"},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                self._as('officer', active).write(values)
        self._as('officer', active).note = "Gọi lại tháng sau"

    def test_what_was_handed_on_is_not_deleted(self):
        with self.assertRaises(UserError):
            self._create_certificate('submitted').unlink()
        draft = self._create_certificate('draft')
        draft.unlink()
        self.assertFalse(draft.exists())

    def test_who_verified_a_certificate_does_not_activate_it(self):
        certificate = self._create_certificate('verified')
        with self.assertRaises(AccessError):
            self._as('officer', certificate)._take_step('activate')
        self._as('officer2', certificate)._take_step('activate')
        self.assertEqual(certificate.state, 'active')
        steps = certificate.sudo().step_ids
        self.assertEqual(steps.mapped('step'), ['activate', 'verify', 'submit'])
        self.assertEqual(steps[0].user_id, self.users['officer2'])

    def test_the_four_eyes_hold_even_for_the_superuser(self):
        certificate = self._create_certificate('submitted')
        self._look_up(certificate)
        certificate.sudo()._take_step('verify')
        with self.assertRaises(AccessError):
            certificate.sudo()._take_step('activate')

    def test_a_certificate_is_verified_only_after_a_look_into_the_register(self):
        certificate = self._create_certificate('submitted')
        with self.assertRaisesRegex(UserError, "register"):
            certificate._take_step('verify')

    def test_a_certificate_is_not_submitted_without_scope_and_dates(self):
        for values in (
            {'commodity_ids': [(5,)]},
            {'date_to': False},
            {'date_from': False},
            {'scheme_id': self.ocop.id},
        ):
            certificate = self._create_certificate('draft', **values)
            with self.subTest(values), self.assertRaises(UserError):
                certificate._take_step('submit')

    def test_a_certificate_is_activated_only_within_its_dates(self):
        for values in ({'date_from': self._days(5)}, {'date_from': self._days(-20), 'date_to': self._days(-1)}):
            certificate = self._create_certificate('verified', **values)
            with self.subTest(values), self.assertRaises(UserError):
                self._as('officer2', certificate)._take_step('activate')

    def test_who_handed_a_paper_in_does_not_accept_it(self):
        document = self._create_document(accept=False)
        with self.assertRaises(AccessError):
            document._take_step('accept')

    def test_the_reason_is_kept(self):
        certificate = self._create_certificate()
        action = self._as('officer', certificate).with_context(step='suspend').action_take_step()
        wizard = (
            self._as('officer', self.env['farm.step.reason'])
            .with_context(**action['context'])
            .create(
                {
                    'reason': "Thiếu nhật ký",
                }
            )
        )
        wizard.action_confirm()
        self.assertEqual(certificate.state, 'suspended')
        self.assertEqual(certificate.sudo().step_ids[0].reason, "Thiếu nhật ký")

    def test_the_wizard_takes_no_step_that_the_user_may_not_take(self):
        certificate = self._create_certificate()
        wizard = self._as('board', self.env['farm.step.reason']).create(
            {
                'res_model': 'farm.certificate',
                'res_ids': str(certificate.id),
                'step': 'suspend',
                'reason': "Thử",
            }
        )
        with self.assertRaises(AccessError):
            wizard.action_confirm()
        wizard.res_model = 'res.partner'
        with self.assertRaises(UserError):
            wizard.action_confirm()

    def test_a_finding_is_verified_by_another_than_its_writer_and_published_by_another_than_its_verifier(self):
        finding = self._as('officer', self.env['farm.finding']).create({'name': "Rau không đạt", 'body': "<p>…</p>"})
        with self.assertRaises(UserError):
            finding._take_step('verify')
        publisher = self._as('publisher', finding)
        publisher._take_step('verify')
        with self.assertRaises(AccessError):
            publisher._take_step('publish')
