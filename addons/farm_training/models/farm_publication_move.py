from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL


class FarmPublicationMove(models.Model):
    """What happened to copies of a publication. Append-only: a mistake is reversed by a move of its own."""

    _name = 'farm.publication.move'
    _description = "Publication Move"
    _order = 'date desc, id desc'
    _check_company_auto = True
    _rec_name = 'publication_id'

    publication_id = fields.Many2one(
        'farm.publication', required=True, ondelete='restrict', index=True, check_company=True
    )
    publication_kind = fields.Selection(
        related='publication_id.kind', string="Publication Kind", store=True, index=True
    )
    company_id = fields.Many2one(related='publication_id.company_id', store=True, index=True)
    kind = fields.Selection(
        selection=[
            ('order', "Ordered"),
            ('print', "Printed"),
            ('hand_out', "Handed Out"),
            ('put_up', "Put Up"),
            ('loss', "Lost or Spoilt"),
        ],
        required=True,
        default='hand_out',
        index=True,
    )
    quantity = fields.Integer(required=True, help="Copies; negative in a reversal only.")
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    commune_id = fields.Many2one('farm.commune', domain=[('valid_to', '=', False)])
    place = fields.Char(help="Where they were handed out or put up.")
    event_id = fields.Many2one('event.event', string="At the Training", check_company=True)
    outreach_id = fields.Many2one('farm.outreach', string="At the Activity", check_company=True)
    reference = fields.Char(help="Number of the order, delivery note or hand-over slip.")
    reversed_move_id = fields.Many2one(
        'farm.publication.move', string="Reverses", readonly=True, index='btree_not_null'
    )
    reversal_ids = fields.One2many('farm.publication.move', 'reversed_move_id', string="Reversed By")
    user_id = fields.Many2one('res.users', string="Entered By", readonly=True, default=lambda self: self.env.user)

    _quantity_sign = models.Constraint(
        'CHECK(quantity > 0 OR (quantity < 0 AND reversed_move_id IS NOT NULL))',
        "Enter how many copies: more than zero. A mistake is put right with the button Reverse.",
    )
    _reversed_uniq = models.Constraint('UNIQUE(reversed_move_id)', "This move was reversed already.")

    @api.model_create_multi
    def create(self, vals_list):
        publications = self.env['farm.publication'].browse(
            {vals.get('publication_id') for vals in vals_list} - {None, False}
        )
        if publications:
            # Two people handing out the last copies at once: the second waits, then sees what is left.
            self.env.execute_query(
                SQL(
                    "SELECT id FROM farm_publication WHERE id IN %s ORDER BY id FOR NO KEY UPDATE",
                    tuple(publications.ids),
                )
            )
        moves = super().create(vals_list)
        moves.publication_id.invalidate_recordset(['stock_qty'])
        for publication in moves.publication_id:
            if publication.stock_qty < 0:
                raise ValidationError(
                    self.env._(
                        "Of %(name)s only %(left)s copies are left. Enter first what was printed.",
                        name=publication.name,
                        left=publication.stock_qty
                        - sum(
                            move.quantity if move.kind == 'print' else -move.quantity
                            for move in moves
                            if move.publication_id == publication and move.kind != 'order'
                        ),
                    )
                )
        return moves

    def write(self, vals):  # pylint: disable=method-required-super  # refusing is all it does
        """Refuse: moves are append-only."""
        raise UserError(self.env._("A move stays as it was entered. Reverse it and enter a new one."))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A move stays as it was entered. Reverse it and enter a new one."))

    def action_reverse(self):
        """Enter the opposite of each move, dated today."""
        for move in self:
            if move.reversed_move_id:
                raise UserError(self.env._("A reversal is not reversed. Enter a new move."))
        return self.create(
            [
                {
                    'publication_id': move.publication_id.id,
                    'kind': move.kind,
                    'quantity': -move.quantity,
                    'commune_id': move.commune_id.id,
                    'place': move.place,
                    'reference': move.reference,
                    'reversed_move_id': move.id,
                }
                for move in self
            ]
        )
