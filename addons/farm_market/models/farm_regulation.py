from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class FarmRegulation(models.Model):
    """A version of a market's regulations (quy chế). What a seller accepted is a version, and stays readable."""

    _name = 'farm.regulation'
    _description = "Market Regulations"
    _order = 'company_id, valid_from desc, id desc'

    name = fields.Char(required=True, translate=True)
    version = fields.Char(required=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    valid_from = fields.Date(required=True, default=fields.Date.context_today)
    body = fields.Html(required=True, translate=True)
    decision = fields.Char(help="Number and date of the decision that put it in force.")

    acceptance_ids = fields.One2many('farm.regulation.acceptance', 'regulation_id', string="Accepted By")
    acceptance_count = fields.Integer(compute='_compute_acceptance_count')

    _company_version_uniq = models.Constraint('UNIQUE(company_id, version)', "This version exists already.")

    def _compute_acceptance_count(self):
        rows = self.env['farm.regulation.acceptance']._read_group(
            [('regulation_id', 'in', self.ids)], ['regulation_id'], ['__count']
        )
        counts = dict(rows)
        for regulation in self:
            regulation.acceptance_count = counts.get(regulation, 0)

    def action_view_acceptances(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_regulation_acceptance_action'),
            'domain': [('regulation_id', '=', self.id)],
        }

    def action_view_waiting(self):
        """Show the stalls that have not accepted this version."""
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.farm_stall_action'),
            'name': self.env._("Not Accepted Yet"),
            'domain': self._get_waiting_domain(),
        }

    def _get_waiting_domain(self):
        self.ensure_one()
        return [
            ('company_id', '=', self.company_id.id),
            ('state', 'in', ('open', 'paused')),
            ('acceptance_ids', 'not any', [('regulation_id', 'in', self.ids)]),
        ]

    def action_tell_stalls(self):
        """Write to the people of the stalls that have not accepted this version. Mail goes out by the queue."""
        self.check_access('write')
        for regulation in self:
            for stall in self.env['farm.stall'].search(regulation._get_waiting_domain()):
                words = stall._speak_to_people()
                said = regulation.with_context(lang=words.env.lang)
                words._tell_people(
                    words.env._("New regulations: %s", said.name),
                    words.env._(
                        "Version %(version)s holds from %(date)s. Read it, and accept it in your stall's centre.",
                        version=said.version,
                        date=format_date(words.env, said.valid_from),
                    ),
                    f'/my/stalls/{stall.id}',
                )

    @api.model
    def _get_current(self, company, date=None):
        """Return the regulations of a market in force on `date` (today), empty when it has none."""
        return self.search(
            [
                ('company_id', '=', company.id),
                ('valid_from', '<=', date or fields.Date.context_today(self)),
            ],
            order='valid_from desc, id desc',
            limit=1,
        )

    def write(self, vals):
        if {'body', 'version', 'company_id'} & vals.keys() and self._is_accepted():
            raise UserError(self.env._("Sellers accepted this version. Write a new version instead of changing it."))
        return super().write(vals)

    def _is_accepted(self):
        # Whoever asks: only whether anybody accepted it is given out.
        domain = [('regulation_id', 'in', self.ids)]
        return any(
            self.env[model].sudo().search_count(domain, limit=1)
            for model in ('farm.application', 'farm.regulation.acceptance')
        )
