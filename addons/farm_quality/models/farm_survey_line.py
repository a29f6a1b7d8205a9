from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmSurveyLine(models.Model):
    """One establishment of a survey round, with what was seen and whether it may join."""

    _name = 'farm.survey.line'
    _description = "Surveyed Establishment"
    _order = 'survey_id, id'

    survey_id = fields.Many2one('farm.survey', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='survey_id.company_id', store=True, index=True)
    survey_state = fields.Selection(related='survey_id.state', string="Survey State")
    producer_id = fields.Many2one('farm.producer', ondelete='restrict', index='btree_not_null')
    name = fields.Char(
        string="Establishment",
        compute='_compute_name',
        store=True,
        readonly=False,
        help="Name, where it is not a producer yet.",
    )
    commune_id = fields.Many2one('farm.commune', ondelete='restrict')
    commodity_ids = fields.Many2many('farm.commodity', string="Goods")
    capacity = fields.Char(help="How much it makes, for example 2 tonnes a month.")
    score = fields.Integer(help="Out of 100.", aggregator='avg')
    has_origin = fields.Boolean(string="Origin Clear")
    has_papers = fields.Boolean(string="Papers Complete")
    decision = fields.Selection(
        selection=[('open', "To Decide"), ('join', "May Join"), ('mend', "After Mending"), ('refused', "May Not Join")],
        required=True,
        default='open',
    )
    note = fields.Char()

    @api.depends('producer_id.name')
    def _compute_name(self):
        for line in self:
            line.name = line.producer_id.name or line.name

    @api.constrains('score', 'name', 'producer_id')
    def _check_line(self):
        for line in self:
            if not 0 <= line.score <= 100:
                raise ValidationError(self.env._("A score lies between 0 and 100."))
            if not line.name and not line.producer_id:
                raise ValidationError(self.env._("Say which establishment was surveyed."))

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_open()
        return lines

    def write(self, vals):
        self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        self._check_open()

    def _check_open(self):
        if not self.env.su and any(line.survey_id.state != 'planned' for line in self):
            raise UserError(self.env._("The round is closed: what was decided stays as it is."))
