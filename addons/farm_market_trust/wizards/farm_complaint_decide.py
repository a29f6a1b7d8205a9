from odoo import fields, models


class FarmComplaintDecide(models.TransientModel):
    """Takes the board's decision about a complaint, and what follows from it."""

    _name = 'farm.complaint.decide'
    _description = "Decide a Complaint"

    complaint_id = fields.Many2one('farm.complaint', required=True)
    kind = fields.Selection(related='complaint_id.kind')
    company_id = fields.Many2one(related='complaint_id.company_id')
    standing_enabled = fields.Boolean(related='company_id.standing_enabled')
    stall_id = fields.Many2one(related='complaint_id.stall_id')
    verdict = fields.Selection(
        selection=[('justified', "Justified"), ('partly', "Partly Justified"), ('unjustified', "Not Justified")],
        required=True,
        default='justified',
    )
    decision = fields.Text(required=True, help="Buyer and seller read it.")
    return_goods = fields.Boolean(
        string="Goods Come Back", help="Makes the return of what was delivered, into the commune's quarantine."
    )
    standing_rule_id = fields.Many2one(
        'farm.standing.rule', string="Broken Rule", domain="[('company_id', '=', company_id)]"
    )

    def action_decide(self):
        self.ensure_one()
        self.complaint_id._decide(self.verdict, self.decision, **self._prepare_measures())
        if self.standing_rule_id and self.stall_id:
            self.env['farm.standing.entry'].create(
                {
                    'stall_id': self.stall_id.id,
                    'rule_id': self.standing_rule_id.id,
                    'complaint_id': self.complaint_id.id,
                    'note': self.decision,
                }
            )
        return {'type': 'ir.actions.act_window_close'}

    def _prepare_measures(self):
        """Hook: what follows from the decision, as arguments of `farm.complaint._decide`."""
        return {'return_goods': self.return_goods}
