from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmStepMixin(models.AbstractModel):
    """A record that moves by steps: a table of moves, each with its groups, its check and its record of who and when.

    A model that inherits it has a `state` field and a table `_steps` (name -> :class:`~..engine.steps.Step`). Nobody
    writes `state` otherwise, and what was checked in a state that is not among `_open_states` is not edited any more.
    """

    _name = 'farm.step.mixin'
    _description = "Record That Moves by Steps"

    _steps = {}
    _open_states = ('draft',)
    #: Fields that may change in every state.
    _free_fields = frozenset()
    #: Fields that may still change in one state: state -> names.
    _state_fields = {}

    step_ids = fields.One2many(
        'farm.step',
        'res_id',
        string="Steps",
        readonly=True,
        copy=False,
        domain=lambda self: [('res_model', '=', self._name)],
    )

    # === Hooks === #

    def _check_step(self, name):
        """Raise a UserError when the record is not ready for the step `name`. Hook."""

    def _after_step(self, name):
        """Do what follows from the step `name`. Hook."""

    # === Taking a step === #

    def _take_step(self, name, reason=None, **values):
        """Move the records by the step `name`.

        :param str reason: kept with the step; asked where the step needs one
        :param values: further values written with the new state
        :raises AccessError: the user has not the right, or took a step that forbids this one (four eyes)
        :raises UserError: wrong state, no reason, or not ready
        """
        step = self._steps[name]
        self.check_access('read')
        self._check_step_right(name)
        reason = (reason or '').strip()
        if step.needs_reason and not reason:
            raise UserError(self.env._("Give the reason for this step."))
        wrong = self.filtered(lambda record: record.state not in step.sources)
        if wrong:
            raise UserError(
                self.env._(
                    "%(record)s is in the state “%(state)s”: this step is not possible from there.",
                    record=wrong[0].display_name,
                    state=wrong[0]._get_state_label(),
                )
            )
        self._check_step(name)
        # The right to take the step was checked above; writing the record at large is a different right.
        self.sudo()._write_step(name, step, reason, values)
        self._after_step(name)

    def _write_step(self, name, step, reason, values):
        self.env['farm.step'].create(
            [
                {
                    'res_model': self._name,
                    'res_id': record.id,
                    'company_id': record._get_step_company().id,
                    'step': name,
                    'from_state': record.state,
                    'to_state': step.target,
                    'user_id': self.env.uid,
                    'reason': reason,
                }
                for record in self
            ]
        )
        self.write({**values, 'state': step.target})
        self.invalidate_recordset(['step_ids'])

    def _check_step_right(self, name):
        step = self._steps[name]
        user = self.env.user
        if not self.env.su and not any(user.has_group(group) for group in step.groups):
            groups = self.env['res.groups'].sudo().browse(self.env.ref(group).id for group in step.groups)
            raise AccessError(self.env._("This step is taken by: %s.", ", ".join(groups.mapped('name'))))
        for earlier in step.other_than:
            if self._get_step_takers(earlier).filtered(lambda taken: taken.user_id == user):
                raise AccessError(
                    self.env._(
                        "Two people are needed: you took an earlier step of this record, "
                        "so somebody else takes this one."
                    )
                )

    def _get_step_takers(self, name):
        """Return the last step `name` of each record."""
        steps = (
            self.env['farm.step']
            .sudo()
            .search(
                [
                    ('res_model', '=', self._name),
                    ('res_id', 'in', self.ids),
                    ('step', '=', name),
                ]
            )
        )
        latest = {step.res_id: step for step in reversed(steps)}
        return self.env['farm.step'].sudo().union(*latest.values())

    def _get_step_company(self):
        self.ensure_one()
        return self.company_id

    def _get_state_label(self):
        self.ensure_one()
        return dict(self._fields['state']._description_selection(self.env))[self.state]

    def action_take_step(self):
        """Take the step that the button's context names, after asking for the reason where one is needed."""
        name = self.env.context.get('step')
        if name not in self._steps:
            raise UserError(self.env._("There is no such step."))
        if not self._steps[name].needs_reason:
            self._take_step(name)
            return True
        self._check_step_right(name)
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Give the Reason"),
            'res_model': 'farm.step.reason',
            'view_mode': 'form',
            'target': 'new',
            'context': {
                'default_res_model': self._name,
                'default_step': name,
                'default_res_ids': ','.join(map(str, self.ids)),
            },
        }

    # === Guards === #

    @api.model
    def _get_first_state(self):
        return self._open_states[0]

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if not self.env.su and any(record.state != self._get_first_state() for record in records):
            raise UserError(self.env._("A new record begins at its first step. Use the buttons to move it on."))
        return records

    def write(self, vals):
        if not self.env.su:
            self._check_writable(vals)
        return super().write(vals)

    def _check_writable(self, vals):
        if 'state' in vals:
            raise UserError(self.env._("The state is not written by hand. Use the buttons."))
        content = {
            name for name in vals if name not in self._free_fields and not name.startswith(('message_', 'activity_'))
        }
        locked = self.filtered(
            lambda record: (
                record.state not in self._open_states and content - self._state_fields.get(record.state, set())
            )
        )
        if locked:
            raise UserError(
                self.env._(
                    "%(record)s was handed on (%(state)s) and is not changed any more. "
                    "Send it back, or make a new one.",
                    record=locked[0].display_name,
                    state=locked[0]._get_state_label(),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_first_state(self):
        if any(record.state != self._get_first_state() for record in self):
            raise UserError(self.env._("What was handed on is kept as a record. It cannot be deleted."))

    def unlink(self):
        # Steps of a record that was sent back to its first state go with it; nobody has the right to delete them alone.
        steps_sudo = self.env['farm.step'].sudo().search([('res_model', '=', self._name), ('res_id', 'in', self.ids)])
        res = super().unlink()
        steps_sudo.unlink()
        return res
