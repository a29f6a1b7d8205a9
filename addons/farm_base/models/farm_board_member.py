from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmBoardMember(models.Model):
    """A seat on a management board: of the whole market, or of one commune's stalls where `hub_id` is set."""

    _name = 'farm.board.member'
    _description = "Board Member"
    _order = 'hub_id, sequence, id'
    _check_company_auto = True

    name = fields.Char(required=True, help="Name of the person or title of the office that holds the seat.")
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    hub_id = fields.Many2one('farm.hub', string="Commune Hub", check_company=True, index='btree_not_null')
    function = fields.Selection(
        selection=[('head', "Head"), ('deputy', "Deputy Head"), ('member', "Member")], required=True, default='member'
    )
    title = fields.Char(string="Office", help="For example: Deputy Chair of the District People's Committee")
    agency_id = fields.Many2one('farm.agency', ondelete='restrict')
    user_id = fields.Many2one('res.users', ondelete='restrict')
    is_standing_agency = fields.Boolean(help="The agency that keeps the board's office (cơ quan thường trực).")
    sequence = fields.Integer(default=10)
    date_from = fields.Date(string="In Office From")
    date_to = fields.Date(string="In Office Until")

    @api.constrains('hub_id')
    def _check_hub(self):
        for member in self:
            if member.hub_id and not member.hub_id.has_board:
                raise ValidationError(
                    self.env._(
                        "%s has no commune board. Select the commune first: tick “Has a Commune Board” on its hub.",
                        member.hub_id.name,
                    )
                )

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for member in self:
            if member.date_from and member.date_to and member.date_to < member.date_from:
                raise ValidationError(
                    self.env._("%(name)s cannot leave office before taking it. Correct the dates.", name=member.name)
                )
