from datetime import timedelta
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import QualityCommon

QUANTITY = 100
MOVES = st.one_of(
    st.tuples(st.just('sell'), st.integers(min_value=1, max_value=70)),
    st.tuples(st.just('wait'), st.integers(min_value=1, max_value=120)),
    st.tuples(st.just('certificate'), st.sampled_from(('suspend', 'resume', 'withdraw'))),
    st.tuples(st.just('dossier'), st.sampled_from(('restrict', 'restore'))),
    st.tuples(st.just('sample'), st.sampled_from(('publish', 'invalidate'))),
    st.tuples(st.just('paper'), st.just('withdraw')),
    st.tuples(st.just('hold'), st.sampled_from(('open', 'close'))),
    st.tuples(st.just('renew'), st.integers(min_value=1, max_value=QUANTITY)),
)


@tagged('post_install', '-at_install')
class TestSaleProperty(QualityCommon):
    """Whatever happens in whatever order: what leaves the market was certified, tested, free, within its quantity."""

    def _prepare_open_gate(self):
        """Everything that is asked is there: a certificate for 200 days, a test for six months, a paper for 90 days."""
        self._ask(
            {'kind': 'certificate', 'scheme_ids': [Command.set(self.vietgap.ids)]},
            {'kind': 'safety_test'},
            {'kind': 'dossier'},
        )
        self.lot = self._receive(self.product, quantity=1000)
        self.certificates = self._create_certificate(
            quantity=QUANTITY, quantity_period='validity', date_to=self._days(200)
        ).sudo()
        self.sample = self._create_verified_sample(value='0,1')
        self.paper = self._create_document('food_safety', date_to=self._days(90))
        self.dossier = self.env['farm.dossier'].create({'producer_id': self.producer.id})
        self.dossier.write({'state': 'approved'})
        self.dossier._update_standing()
        self.lot._update_release_until()
        self.sold = 0

    def _sell(self, quantity):
        picking = self._create_delivery(self.product, quantity, self.lot)
        picking.move_ids.picked = True
        picking._action_done()
        self._check_allowed(quantity)
        self.sold += quantity

    def _check_allowed(self, quantity):
        """What was just sold could be sold: asked of the records themselves, not of the gate."""
        today = self.market._get_quality_today()
        in_force = self.certificates.filtered(
            lambda certificate: certificate.state == 'active' and certificate.date_from <= today <= certificate.date_to
        )
        self.assertTrue(in_force)
        self.assertLessEqual(self.sold + quantity, sum(in_force.mapped('quantity')))
        self.assertIn(self.sample.state, ('verified', 'published'))
        self.assertLessEqual(today, self.sample._get_sampling_day() + timedelta(days=184))
        self.assertEqual(self.dossier.state, 'approved')
        self.assertEqual(self.paper.state, 'accepted')
        self.assertLessEqual(today, self.paper.date_to)
        self.assertFalse(self.lot.hold_ids.filtered(lambda hold: hold.state == 'open'))

    def _do(self, kind, what):
        if kind == 'sell':
            self._sell(what)
        elif kind == 'wait':
            self.now += timedelta(days=what)
            self.env.invalidate_all()
        elif kind == 'hold' and what == 'open':
            self._as('officer', self.env['farm.hold']).create({'lot_id': self.lot.id, 'reason': "Nghi ngờ"})
        elif kind == 'hold':
            self._as('officer', self.lot.hold_ids)._close("Đã rõ")
        elif kind == 'renew':
            self._renew(what)
        else:
            record = {
                'certificate': self.certificates[-1],
                'dossier': self.dossier,
                'sample': self.sample,
                'paper': self.paper,
            }[kind]
            self._as('officer', record)._take_step(what, reason="Thử")

    def _renew(self, quantity):
        """A new version takes the place of the last one, mid-term, for another quantity."""
        today = self.market._get_quality_today()
        renewed = self._create_certificate(
            quantity=quantity,
            quantity_period='validity',
            date_from=today,
            date_to=today + timedelta(days=50),
            replaces_id=self.certificates[-1].id,
        )
        self.certificates |= renewed.sudo()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(moves=st.lists(MOVES, min_size=1, max_size=14))
    def test_no_order_of_steps_lets_anything_through_that_may_not_pass(self, moves):
        with self.env.cr.savepoint() as savepoint:
            self._prepare_open_gate()
            self.now = fields.Datetime.now()
            with patch.object(fields.Datetime, 'now', lambda: self.now):
                for kind, what in [('sell', 10), *moves]:
                    self._try(kind, what)
            self.assertGreaterEqual(self.sold, 10, "the gate was open in the beginning")
            savepoint.rollback()
        self.env.invalidate_all()

    def _try(self, kind, what):
        """Do what a person tries; what is refused leaves no trace."""
        try:
            with self.env.cr.savepoint():
                self._do(kind, what)
        except (AccessError, UserError):
            self.env.invalidate_all()
