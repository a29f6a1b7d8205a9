from datetime import timedelta
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import QualityCommon

CERTIFICATE_STEPS = ('submit', 'verify', 'activate', 'suspend', 'resume', 'withdraw', 'send_back', 'supersede')
SAMPLE_STEPS = ('collect', 'send', 'reject', 'receive', 'start', 'report', 'verify', 'rework', 'publish', 'invalidate')
ACTORS = ('officer', 'officer2', 'lab', 'lab2', 'publisher', 'board')


@tagged('post_install', '-at_install')
class TestReleaseProperty(QualityCommon):
    """No order of steps, by whomever, lets a lot out without an active certificate in its dates and a verified pass."""

    def _try(self, action):
        """Do what a person tries; what is refused leaves no trace."""
        try:
            with self.env.cr.savepoint():
                action()
        except (AccessError, UserError):
            self.env.invalidate_all()

    def _run(self, moves, certificate, sample):
        for kind, name, actor in moves:
            record = self._as(actor, certificate if kind == 'certificate' else sample)
            self._try(lambda: record._take_step(name, reason="Thử"))  # noqa: B023
            if name == 'start':
                self._try(lambda: self._as(actor, sample).result_ids.write({'value': '0,1'}))  # noqa: B023
            if name == 'submit':
                self._try(lambda: self._look_up(self._as(actor, certificate)))  # noqa: B023
            self._check_gate(certificate, sample)

    def _check_gate(self, certificate, sample):
        self.lot.invalidate_recordset()
        allowed = (
            certificate.state == 'active'
            and certificate.date_from <= self.today <= certificate.date_to
            and sample.state in ('verified', 'published')
            and sample.verdict == 'pass'
        )
        self.assertEqual(self.lot.is_released, bool(allowed))
        if certificate.state == 'active':
            takers = {step.step: step.user_id for step in reversed(certificate.sudo().step_ids)}
            self.assertNotEqual(takers['verify'], takers['activate'])
        if sample.state in ('verified', 'published'):
            self.assertNotIn(
                sample.sudo().step_ids.filtered(lambda step: step.step == 'verify')[:1].user_id,
                sample.sudo().result_ids.analyst_id,
            )

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(
        moves=st.lists(
            st.one_of(
                st.tuples(st.just('certificate'), st.sampled_from(CERTIFICATE_STEPS), st.sampled_from(ACTORS)),
                st.tuples(st.just('sample'), st.sampled_from(SAMPLE_STEPS), st.sampled_from(ACTORS)),
            ),
            max_size=25,
        ),
        ready=st.booleans(),
    )
    def test_no_order_of_steps_opens_the_gate(self, moves, ready):
        # Half of the runs start next to the open gate, where a wrong step would be felt.
        with self.env.cr.savepoint() as savepoint:
            self._ask({'kind': 'certificate', 'scheme_ids': [Command.set(self.vietgap.ids)]}, {'kind': 'safety_test'})
            self.lot = self._receive(self.product)
            certificate = self._create_certificate('active' if ready else 'draft')
            sample = (
                self._create_sample(value='0,1')
                if ready
                else self.env['farm.sample'].create(
                    {
                        'product_tmpl_id': self.item.id,
                        'laboratory_id': self.laboratory.id,
                        'result_ids': [Command.create({'analyte_id': self.lead.id})],
                    }
                )
            )
            self._run(moves, certificate, sample)
            savepoint.rollback()
        self.env.invalidate_all()

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(days=st.integers(min_value=-40, max_value=400))
    def test_at_no_moment_outside_its_dates_does_a_certificate_count(self, days):
        with self.env.cr.savepoint() as savepoint:
            self._ask_certificate()
            lot = self._receive(self.product)
            certificate = self._create_certificate(date_from=self._days(-30), date_to=self._days(300))
            moment = fields.Datetime.now() + timedelta(days=days)
            with patch.object(fields.Datetime, 'now', lambda: moment):
                lot.invalidate_recordset()
                inside = days <= 300
                self.assertEqual(lot.is_released, inside)
                certificate.invalidate_recordset()
                self.assertEqual(certificate.status in ('valid', 'ending'), inside)
            savepoint.rollback()
        self.env.invalidate_all()
