from odoo import api, fields, models

KINDS = [
    ('leaflet', "Leaflet"),
    ('handbook', "Handbook"),
    ('poster', "Poster"),
    ('panel', "Panel or Placard"),
    ('kit', "Identity Kit"),
]


class FarmPublication(models.Model):
    """Something printed or made for outreach. What became of it stands in its moves; nothing is typed in."""

    _name = 'farm.publication'
    _description = "Publication"
    _inherit = ['mail.thread', 'image.mixin']
    _order = 'kind, name, id'

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default='leaflet', index=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    description = fields.Text(translate=True, help="Size, paper, pages, colours; what a kit is made of.")
    file = fields.Binary(string="Print File", attachment=True)
    file_name = fields.Char()
    supplier_id = fields.Many2one('res.partner', string="Printer")
    move_ids = fields.One2many('farm.publication.move', 'publication_id', string="Moves")
    ordered_qty = fields.Integer(compute='_compute_quantities', string="Ordered")
    printed_qty = fields.Integer(compute='_compute_quantities', string="Printed")
    handed_out_qty = fields.Integer(compute='_compute_quantities', string="Handed Out")
    put_up_qty = fields.Integer(compute='_compute_quantities', string="Put Up")
    lost_qty = fields.Integer(compute='_compute_quantities', string="Lost or Spoilt")
    stock_qty = fields.Integer(compute='_compute_quantities', string="Left in Stock")
    active = fields.Boolean(default=True)

    @api.depends('move_ids.quantity', 'move_ids.kind')
    def _compute_quantities(self):
        sums = {
            (publication.id, kind): quantity
            for publication, kind, quantity in self.env['farm.publication.move']._read_group(
                [('publication_id', 'in', self.ids)], ['publication_id', 'kind'], ['quantity:sum']
            )
        }
        for publication in self:
            amounts = {
                kind: sums.get((publication.id, kind), 0) for kind in ('order', 'print', 'hand_out', 'put_up', 'loss')
            }
            publication.ordered_qty = amounts['order']
            publication.printed_qty = amounts['print']
            publication.handed_out_qty = amounts['hand_out']
            publication.put_up_qty = amounts['put_up']
            publication.lost_qty = amounts['loss']
            publication.stock_qty = amounts['print'] - amounts['hand_out'] - amounts['put_up'] - amounts['loss']

    def action_view_moves(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_training.farm_publication_move_action'),
            'domain': [('publication_id', '=', self.id)],
            'context': {'default_publication_id': self.id},
        }
