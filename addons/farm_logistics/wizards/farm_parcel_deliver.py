from odoo import api, fields, models


class FarmParcelDeliver(models.TransientModel):
    """The hand-over at the door: who received it, the proof, the cash."""

    _name = 'farm.parcel.deliver'
    _description = "Hand a Parcel Over"

    parcel_id = fields.Many2one('farm.round.parcel', required=True, readonly=True)
    receiver_name = fields.Char(
        string="Received By",
        required=True,
        compute='_compute_defaults',
        store=True,
        readonly=False,
        precompute=True,
    )
    signature = fields.Binary()
    photo = fields.Image(max_width=1280, max_height=1280)
    currency_id = fields.Many2one(related='parcel_id.currency_id')
    cod_amount = fields.Monetary(related='parcel_id.cod_amount', string="To Collect")
    cod_collected = fields.Monetary(
        string="Collected", compute='_compute_defaults', store=True, readonly=False, precompute=True
    )
    cod_note = fields.Char(string="Why It Differs")

    @api.depends('parcel_id')
    def _compute_defaults(self):
        for wizard in self:
            wizard.receiver_name = wizard.parcel_id.partner_id.name
            wizard.cod_collected = wizard.parcel_id.cod_amount

    def action_deliver(self):
        self.ensure_one()
        self.parcel_id._deliver(
            self.receiver_name,
            signature=self.signature,
            photo=self.photo,
            cod_collected=self.cod_collected,
            cod_note=self.cod_note,
        )
        return {'type': 'ir.actions.act_window_close'}
