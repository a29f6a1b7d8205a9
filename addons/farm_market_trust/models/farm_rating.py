from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

#: What a buyer judges: the first two are the goods' own, the others the whole order's.
GOODS_CRITERIA = ('quality', 'look')
ORDER_CRITERIA = ('packing', 'preparation', 'service')
CRITERIA = GOODS_CRITERIA + ORDER_CRITERIA


class FarmRating(models.Model):
    """What a buyer says of one item of an order that was delivered.

    Odoo's `rating.rating` holds one number per record and is written by whoever may post on the item's page; here each
    judgement has five criteria, belongs to a delivered order, and there is one per order and item. Nobody creates one
    but :meth:`sale.order._rate`, so no access right lets a client do it.
    """

    _name = 'farm.rating'
    _description = "Buyer's Rating"
    _inherit = ['mail.thread']
    _order = 'rated_on desc, id desc'
    _rec_name = 'product_tmpl_id'
    _check_company_auto = True

    order_id = fields.Many2one(
        'sale.order', required=True, readonly=True, index=True, ondelete='restrict', groups='base.group_user'
    )
    product_tmpl_id = fields.Many2one(
        'product.template', string="Item", required=True, readonly=True, index=True, ondelete='cascade'
    )
    stall_id = fields.Many2one('farm.stall', required=True, readonly=True, index=True, ondelete='restrict')
    company_id = fields.Many2one('res.company', string="Market", required=True, readonly=True, index=True)
    partner_id = fields.Many2one(
        'res.partner', string="Buyer", required=True, readonly=True, index=True, groups='base.group_user'
    )
    buyer_name = fields.Char(readonly=True, help="The name that others see.")
    rated_on = fields.Datetime(required=True, readonly=True, index=True)
    quality = fields.Integer(required=True, readonly=True, aggregator='avg')
    look = fields.Integer(required=True, readonly=True, aggregator='avg')
    packing = fields.Integer(required=True, readonly=True, aggregator='avg')
    preparation = fields.Integer(string="Preparation Time", required=True, readonly=True, aggregator='avg')
    service = fields.Integer(required=True, readonly=True, aggregator='avg')
    score = fields.Float(compute='_compute_score', store=True, digits=(3, 2), aggregator='avg')
    comment = fields.Text(readonly=True)
    answer = fields.Text(string="Seller's Answer", readonly=True, tracking=True)
    answered_on = fields.Datetime(readonly=True)
    answered_by_id = fields.Many2one('res.users', readonly=True, groups='base.group_user')
    state = fields.Selection(
        selection=[('shown', "Shown"), ('hidden', "Hidden")],
        required=True,
        default='shown',
        readonly=True,
        tracking=True,
        index=True,
    )
    hide_reason = fields.Char(string="Why It Is Hidden", readonly=True, tracking=True)

    _order_item_uniq = models.UniqueIndex('(order_id, product_tmpl_id)', "This item of the order is rated already.")
    _check_criteria = models.Constraint(
        'CHECK(quality BETWEEN 1 AND 5 AND look BETWEEN 1 AND 5 AND packing BETWEEN 1 AND 5'
        ' AND preparation BETWEEN 1 AND 5 AND service BETWEEN 1 AND 5)',
        "Give one to five stars for each question.",
    )

    @api.depends(*CRITERIA)
    def _compute_score(self):
        for rating in self:
            rating.score = sum(rating[criterion] for criterion in CRITERIA) / len(CRITERIA)

    def action_answer(self, answer):
        """Answer in public. Done by the people of the stall, who see the answer of others but cannot give it."""
        self.ensure_one()
        if self.env.user not in self.stall_id.sudo().user_ids:  # who runs a stall is not for everybody to read
            raise AccessError(self.env._("Only the people of the stall answer its ratings."))
        if not (answer or '').strip():
            raise UserError(self.env._("Write an answer."))
        # Sellers may not write ratings, only answer them: checked above.
        self.sudo().write(
            {'answer': answer.strip(), 'answered_on': fields.Datetime.now(), 'answered_by_id': self.env.uid}
        )

    def action_hide(self, reason):
        """Take a rating off the pages and out of the score. Who did it, when and why stays in its history."""
        self.check_access('write')
        if not (reason or '').strip():
            raise UserError(self.env._("Say why the rating is hidden: its history keeps the reason."))
        self.write({'state': 'hidden', 'hide_reason': reason.strip()})

    def action_show(self):
        """Put a hidden rating back."""
        self.check_access('write')
        self.write({'state': 'shown', 'hide_reason': False})

    def action_hide_wizard(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Hide"),
            'res_model': 'farm.rating.hide',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_rating_ids': self.ids},
        }

    @api.model
    def _get_criterion_labels(self):
        """Return dict criterion -> its name in the user's language, in the order in which they are asked."""
        return {criterion: self._fields[criterion]._description_string(self.env) for criterion in CRITERIA}

    @api.model
    def _get_criterion_averages(self, domain):
        """Return list of (label, average) over the shown ratings of `domain`, empty when there is none."""
        row = self._read_group([*domain, ('state', '=', 'shown')], [], ['__count', *(f'{c}:avg' for c in CRITERIA)])[0]
        if not row[0]:
            return []
        return list(zip(self._get_criterion_labels().values(), row[1:], strict=True))
