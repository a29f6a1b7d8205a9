from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.values import read_temperature


class FarmSample(models.Model):
    """The chain of custody: two sealed parts, who carried them, and what the laboratory found at the door."""

    _inherit = 'farm.sample'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    counter_seal_number = fields.Char(
        string="Seal of Part B", copy=False, help="The part that is kept, for a second opinion."
    )
    counter_place = fields.Char(string="Part B Is Kept At", copy=False)
    counter_until = fields.Date(string="Part B Is Kept Until", copy=False)
    carrier_name = fields.Char(string="Carried By", copy=False)
    sent_at = fields.Datetime(copy=False, readonly=True)
    received_at = fields.Datetime(copy=False, readonly=True)
    received_by_id = fields.Many2one('res.users', copy=False, readonly=True)
    received_seal = fields.Char(
        string="Seal as Received", copy=False, help="The number read from the seal at the door."
    )
    received_temperature = fields.Char(
        string="Temperature as Received", copy=False, help="Degrees Celsius, for example 4,5."
    )

    profile_id = fields.Many2one('farm.test.profile', string="Test Programme", compute='_compute_profile_id')

    @api.depends('kind', 'commodity_id')
    def _compute_profile_id(self):
        for kind, samples in self.grouped('kind').items():
            profiles = self.env['farm.test.profile']._get_profiles(kind, samples.commodity_id)
            for sample in samples:
                sample.profile_id = profiles.get(sample.commodity_id, False)

    def _check_step_receive(self):
        """Only what arrived as it was sealed, in time and cold enough is analysed; all else is rejected."""
        self.ensure_one()
        if self.seal_number and not (self.received_seal or '').strip():
            raise UserError(self.env._("Read the seal of sample %s and enter its number.", self.name))
        if self.seal_number and self.received_seal.strip().casefold() != self.seal_number.strip().casefold():
            raise UserError(
                self.env._(
                    "Sample %(sample)s was sealed as %(sealed)s and arrived as %(arrived)s. Reject it.",
                    sample=self.name,
                    sealed=self.seal_number,
                    arrived=self.received_seal,
                )
            )
        self._check_transport()

    def _check_transport(self):
        profile = self.profile_id
        hours = (fields.Datetime.now() - self.collected_at).total_seconds() / 3600
        if profile.max_hours and hours > profile.max_hours:
            raise UserError(
                self.env._(
                    "Sample %(sample)s was taken %(hours)d hours ago; at most %(most)d are allowed. Reject it.",
                    sample=self.name,
                    hours=hours,
                    most=profile.max_hours,
                )
            )
        if not profile.is_chilled:
            return
        temperature = read_temperature(self.received_temperature)
        if temperature is None:
            raise UserError(self.env._("Measure the temperature of sample %s and enter it.", self.name))
        if temperature > profile.max_temperature:
            raise UserError(
                self.env._(
                    "Sample %(sample)s arrived at %(degrees)s °C; at most %(most)s are allowed. Reject it.",
                    sample=self.name,
                    degrees=temperature,
                    most=profile.max_temperature,
                )
            )

    def _take_step(self, name, reason=None, **values):
        now = fields.Datetime.now()
        if name == 'send':
            values = {'sent_at': now, **values}
        if name == 'receive':
            values = {'received_at': now, 'received_by_id': self.env.uid, **values}
        return super()._take_step(name, reason=reason, **values)

    def action_replace(self):
        """Plan the sample that takes the place of a rejected or invalidated one, and link both."""
        self.ensure_one()
        if self.state not in ('rejected', 'invalidated'):
            raise UserError(self.env._("Only a rejected or invalidated sample is replaced."))
        if not self.replaced_by_id:
            values = self._prepare_retest_values(retest_of_id=self.retest_of_id.id, round_id=self.round_id.id)
            self.replaced_by_id = self.create(values)
        return self.replaced_by_id._get_form_action()
