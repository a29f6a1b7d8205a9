from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.limits import FAILING, PASSING


class FarmFinding(models.Model):
    """The texts of a finding, written from what is recorded, so that the publisher corrects rather than writes."""

    _inherit = 'farm.finding'

    cleared_id = fields.Many2one('farm.finding', string="Clears", readonly=True, copy=False, index='btree_not_null')

    @api.onchange('sample_id', 'kind')
    def _onchange_sample_id(self):
        if self.sample_id and not self.name:
            self.update(self._prepare_texts())

    def action_write_texts(self):
        """Write title, market text and press text again from the sample and the kind of finding."""
        for finding in self:
            if not finding.sample_id and not finding.stall_id:
                raise UserError(self.env._("Choose the sample or the stall that the finding speaks of."))
            finding.write(finding._prepare_texts())

    def _prepare_texts(self):
        self.ensure_one()
        sample = self.sample_id
        stall = self.stall_id or sample.stall_id
        kind = dict(self._fields['kind']._description_selection(self.env))[self.kind]
        title = f"{sample.product_tmpl_id.name or stall.name}: {kind.lower()}"
        sentences = [
            sentence for sentence in (self._get_sample_sentence(), self._get_outcome_sentence(stall)) if sentence
        ]
        press = [title, *sentences, self.env._("Look it up on the market's page “Department Findings”.")]
        return {
            'name': title,
            'stall_id': stall.id,
            'body': Markup().join(Markup("<p>%s</p>") % sentence for sentence in sentences),
            'press_text': "\n\n".join(press),
        }

    def _get_sample_sentence(self):
        sample = self.sample_id
        if not sample:
            return ""
        decisive = sample.result_ids.filtered(
            lambda result: (
                result.standing == 'current'
                and (result.verdict in FAILING if sample.verdict in FAILING else result.verdict in PASSING)
            )
        )
        return self.env._(
            "Sample %(number)s of %(item)s (%(stall)s), taken on %(date)s: %(results)s.",
            number=sample.name,
            item=sample.product_tmpl_id.name,
            stall=sample.stall_id.name,
            date=fields.Date.to_string(sample._get_sampling_day()),
            results="; ".join(result._get_summary() for result in decisive[:5]),
        )

    def _get_outcome_sentence(self, stall):
        if self.kind == 'cleared':
            return self.env._("%s has put right what was found and may sell again.", stall.name)
        if self.kind == 'violation':
            return self.env._(
                "The goods may not be sold until the department lifts the hold. Buyers are asked not to use them."
            )
        return ""

    def action_clear(self):
        """Begin the finding that clears the stall in public; its sample is the one that passed since."""
        self.ensure_one()
        if self.kind != 'violation' or self.state != 'published':
            raise UserError(self.env._("Only a published violation is cleared."))
        passed = self.env['farm.sample'].search(
            [
                ('product_tmpl_id', '=', self.product_tmpl_id.id),
                ('state', 'in', ('verified', 'published')),
                ('verdict', 'in', PASSING),
                ('collected_at', '>', self.sample_id.collected_at or self.published_at),
            ],
            order='collected_at desc',
            limit=1,
        )
        if not passed:
            raise UserError(
                self.env._(
                    "No later test of these goods has passed. Have a sample analysed before you clear the stall."
                )
            )
        cleared = self.new({'kind': 'cleared', 'sample_id': passed.id, 'stall_id': self.stall_id.id})
        values = {**cleared._prepare_texts(), 'kind': 'cleared', 'sample_id': passed.id, 'cleared_id': self.id}
        finding = self.create({**values, 'company_id': self.company_id.id, 'legal_basis': self.legal_basis})
        return {'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': finding.id, 'view_mode': 'form'}
