from odoo import api, fields, models


class FarmPlanLine(models.Model):
    """One line of a plan: something counted against yearly targets, or a task with a due date and a result."""

    _name = 'farm.plan.line'
    _description = "Plan Line"
    _order = 'plan_id, sequence, code, id'

    plan_id = fields.Many2one('farm.plan', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, index=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(required=True)
    section = fields.Char(help="Heading of the plan under which the line stands.")
    name = fields.Char(string="Activity", required=True, translate=True)
    kind = fields.Selection(
        selection=[('indicator', "Line of the Annex"), ('text', "Target in the Text"), ('task', "Task")],
        required=True,
        default='indicator',
    )
    unit = fields.Char(translate=True)
    total_kind = fields.Selection(
        selection=[
            ('sum', "Added up over the years"),
            ('level', "Kept as a level"),
            ('coverage', "Share of what there is"),
            ('interval', "Longest time between two"),
            ('ratio', "Ratio"),
        ],
        default='sum',
        help="How years make a total: a level that is kept is not added up.",
    )
    lead_agency_ids = fields.Many2many('farm.agency', 'farm_plan_line_lead_rel', string="Lead Agencies")
    agency_ids = fields.Many2many('farm.agency', 'farm_plan_line_agency_rel', string="Coordinating Agencies")
    source = fields.Char(help="Where in the plan the line stands.")
    note = fields.Text()
    measure = fields.Selection(
        selection=[('none', "Not measured by the system")],
        required=True,
        default='none',
        help="What the system counts for this line. Numbers are never typed in.",
    )
    target_ids = fields.One2many('farm.plan.target', 'line_id', string="Targets")
    date_due = fields.Date(string="Due")
    output = fields.Text(string="Expected Result")
    date_done = fields.Date(string="Done On")
    is_late = fields.Boolean(compute='_compute_is_late', search='_search_is_late')

    @api.depends('date_due', 'date_done')
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for line in self:
            line.is_late = bool(line.date_due) and (line.date_done or today) > line.date_due

    def _search_is_late(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = fields.Date.context_today(self)
        late = self.search([('date_due', '!=', False)]).filtered(lambda line: (line.date_done or today) > line.date_due)
        return [('id', 'in' if True in value else 'not in', late.ids)]

    def _measure(self, date_from, date_to):
        """Return what really happened between two days for each line: dict line id -> number, or ``None``.

        Calls ``_measure_<measure>(company, date_from, date_to)``, which the room that added the measure provides; it
        returns a number. Lines of one market that share a measure are counted once. ``None``: the system does not
        measure the line, which is not the same as zero.
        """
        counted = {}
        result = {}
        for line in self:
            key = (line.measure, line.company_id)
            if line.measure == 'none':
                counted[key] = None
            elif key not in counted:
                counted[key] = getattr(self, f'_measure_{line.measure}')(line.company_id, date_from, date_to)
            result[line.id] = counted[key]
        return result
