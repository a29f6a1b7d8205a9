from odoo import api, fields, models
from odoo.exceptions import ValidationError

CRITERIA = ('content_mark', 'trainer_mark', 'organisation_mark', 'usefulness_mark')


class FarmTrainingEvaluation(models.Model):
    """What one attendee thinks of a training. Given once, by those who attended; nobody edits an opinion."""

    _name = 'farm.training.evaluation'
    _description = "Training Evaluation"
    _order = 'id desc'
    _rec_name = 'event_id'

    registration_id = fields.Many2one(
        'event.registration', string="Attendee", required=True, ondelete='cascade', index=True
    )
    event_id = fields.Many2one(related='registration_id.event_id', store=True, index=True)
    company_id = fields.Many2one(related='event_id.company_id', store=True, index=True)
    training_kind = fields.Selection(related='event_id.training_kind', store=True)
    content_mark = fields.Integer(string="Content", required=True, aggregator='avg')
    trainer_mark = fields.Integer(string="Trainer", required=True, aggregator='avg')
    organisation_mark = fields.Integer(string="Organisation", required=True, aggregator='avg')
    usefulness_mark = fields.Integer(string="Usefulness", required=True, aggregator='avg')
    average = fields.Float(compute='_compute_average', store=True, digits=(3, 2), aggregator='avg')
    comment = fields.Text()

    _registration_uniq = models.Constraint(
        'UNIQUE(registration_id)', "This attendee has evaluated the training already."
    )
    _marks_range = models.Constraint(
        'CHECK(content_mark BETWEEN 1 AND 5 AND trainer_mark BETWEEN 1 AND 5'
        ' AND organisation_mark BETWEEN 1 AND 5 AND usefulness_mark BETWEEN 1 AND 5)',
        "Marks run from 1 to 5.",
    )

    @api.depends(*CRITERIA)
    def _compute_average(self):
        for evaluation in self:
            evaluation.average = sum(evaluation[criterion] for criterion in CRITERIA) / len(CRITERIA)

    @api.constrains('registration_id')
    def _check_attended(self):
        for evaluation in self:
            if evaluation.registration_id.state != 'done':
                raise ValidationError(self.env._("Only those who attended evaluate a training."))
