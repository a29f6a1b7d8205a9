from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

#: What no more step follows.
CLOSED = ('decided', 'withdrawn')


class FarmComplaint(models.Model):
    """A buyer's complaint about an order, anybody's petition or report, or an authority's request to take goods down.

    OCA's `helpdesk_mgmt` has tickets between a customer and a team, with stages that the team may name and skip at
    will. Here three parties stand in a procedure with legal clocks – buyer, seller, board –, each with one step of its
    own, and the decision moves goods and money of an order: a state machine and not a queue of tickets.
    """

    _name = 'farm.complaint'
    _description = "Complaint"
    _inherit = ['portal.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'received_on desc, id desc'
    _check_company_auto = True
    _rec_names_search = ['name', 'subject']

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[
            ('complaint', "Complaint about an Order"),
            ('petition', "Petition"),
            ('report', "Report of a Wrong"),
            ('takedown', "Authority's Take-Down Request"),
        ],
        required=True,
        default='takedown',
        index=True,
    )
    reason = fields.Selection(
        selection=[
            ('quality', "Quality"),
            ('damaged', "Damaged"),
            ('wrong', "Wrong Goods"),
            ('missing', "Something Missing"),
            ('late', "Late or Not Delivered"),
            ('safety', "Food Safety"),
            ('claim', "Untrue Claim, Fake, Origin"),
            ('conduct', "Conduct"),
            ('other', "Other"),
        ],
        required=True,
        default='other',
        index=True,
    )
    subject = fields.Char(required=True)
    description = fields.Text(required=True)
    order_id = fields.Many2one('sale.order', index='btree_not_null', ondelete='restrict', check_company=True)
    line_ids = fields.Many2many(
        'sale.order.line', string="Goods Complained About", domain="[('order_id', '=', order_id)]"
    )
    stall_id = fields.Many2one(
        'farm.stall', index='btree_not_null', ondelete='restrict', check_company=True, tracking=True
    )
    product_tmpl_ids = fields.Many2many(
        'product.template', string="Goods to Take Down", domain="[('stall_id', '!=', False)]", check_company=True
    )
    partner_id = fields.Many2one('res.partner', string="Account", index='btree_not_null')
    contact_name = fields.Char(groups='base.group_user')
    contact_phone = fields.Char(groups='base.group_user')
    contact_email = fields.Char(groups='base.group_user')
    agency_id = fields.Many2one('farm.agency', string="Authority")
    agency_reference = fields.Char(string="Number of the Request")
    wish = fields.Selection(
        selection=[('refund', "Money back"), ('return', "Give back the goods"), ('explain', "An explanation")],
        default='explain',
    )
    attachment_ids = fields.Many2many('ir.attachment', string="Evidence")
    state = fields.Selection(
        selection=[
            ('new', "Received"),
            ('answered', "Answered by the Seller"),
            ('decided', "Decided"),
            ('withdrawn', "Withdrawn"),
        ],
        required=True,
        default='new',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    received_on = fields.Datetime(required=True, default=fields.Datetime.now, copy=False)
    answer_due = fields.Datetime(string="Seller Answers Until", readonly=True, copy=False)
    decision_due = fields.Datetime(string="Board Decides Until", readonly=True, copy=False, index=True)
    is_late = fields.Boolean(compute='_compute_is_late', search='_search_is_late')
    answer = fields.Text(string="Seller's Answer", readonly=True, copy=False)
    seller_agrees = fields.Boolean(string="Seller Agrees to the Wish", readonly=True, copy=False)
    answered_on = fields.Datetime(readonly=True, copy=False)
    answered_by_id = fields.Many2one('res.users', readonly=True, copy=False, groups='base.group_user')
    verdict = fields.Selection(
        selection=[('justified', "Justified"), ('partly', "Partly Justified"), ('unjustified', "Not Justified")],
        readonly=True,
        copy=False,
        tracking=True,
    )
    decision = fields.Text(readonly=True, copy=False)
    decided_on = fields.Datetime(readonly=True, copy=False)
    decided_by_id = fields.Many2one('res.users', readonly=True, copy=False, groups='base.group_user')
    decision_days = fields.Float(
        string="Days to Decision", compute='_compute_decision_days', store=True, digits=(8, 1), aggregator='avg'
    )
    return_picking_id = fields.Many2one(
        'stock.picking', string="Return", readonly=True, copy=False, groups='base.group_user'
    )

    _name_uniq = models.UniqueIndex('(name, company_id)', "This number is taken.")

    @api.depends('decided_on', 'received_on')
    def _compute_decision_days(self):
        for complaint in self:
            took = complaint.decided_on - complaint.received_on if complaint.decided_on else timedelta()
            complaint.decision_days = took.total_seconds() / 86400

    @api.depends('state', 'answer_due', 'decision_due')
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for complaint in self:
            is_unanswered = complaint.state == 'new' and complaint.answer_due and complaint.answer_due < now
            is_undecided = complaint.state not in CLOSED and complaint.decision_due and complaint.decision_due < now
            complaint.is_late = bool(is_unanswered or is_undecided)

    def _search_is_late(self, operator, value):
        if operator != 'in':
            return NotImplemented
        now = fields.Datetime.now()
        late = (Domain('state', '=', 'new') & Domain('answer_due', '<', now)) | (
            Domain('state', 'not in', CLOSED) & Domain('decision_due', '<', now)
        )
        return late if True in value else ~late

    def _compute_access_url(self):
        res = super()._compute_access_url()
        for complaint in self:
            complaint.access_url = f'/my/complaints/{complaint.id}'
        return res

    @api.constrains('kind', 'order_id', 'stall_id')
    def _check_order(self):
        for complaint in self.filtered(lambda complaint: complaint.kind == 'complaint'):
            if not complaint.order_id.stall_id or complaint.stall_id != complaint.order_id.stall_id:
                raise ValidationError(self.env._("A complaint is about an order and the stall that sold it."))

    @api.constrains('kind', 'product_tmpl_ids')
    def _check_takedown(self):
        if any(complaint.kind == 'takedown' and not complaint.product_tmpl_ids for complaint in self):
            raise ValidationError(self.env._("Name the goods that the authority wants taken down."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code(f"farm.complaint.{vals.get('kind', 'takedown')}")
        complaints = super().create(vals_list)
        for complaint in complaints:
            # An agency may file a request and not change it; its clock follows from the deadlines in force.
            complaint.sudo().write(complaint._prepare_due_values())
            # Evidence belongs to the complaint: who may read the one may open the other.
            complaint.attachment_ids.sudo().write({'res_model': self._name, 'res_id': complaint.id})
        complaints._tell_parties_of_receipt()
        return complaints

    def _prepare_due_values(self):
        """Return when the answers are due, by the deadlines in force on the day of receipt."""
        self.ensure_one()
        # Deadlines are public, their table is not.
        term_sudo = self.env['farm.complaint.term'].sudo()._get_current(self.company_id, self.received_on.date())
        if self.kind == 'complaint':
            return {
                'answer_due': self.received_on + timedelta(hours=term_sudo.answer_hours),
                'decision_due': self.received_on + timedelta(days=term_sudo.decision_days),
            }
        if self.kind == 'takedown':
            return {'decision_due': self.received_on + timedelta(hours=term_sudo.takedown_hours)}
        return {'decision_due': self.received_on + timedelta(days=term_sudo.petition_days)}

    @api.model
    def _receive(self, values, files=()):
        """Take in what somebody filled in on the website; `self` is sudoed by the controller, which authorised.

        :param dict values: of the fields that a visitor may fill in, checked by the controller
        :param files: pairs of file name and content
        :raises UserError: where words are missing
        """
        if not values.get('subject') or not values.get('description'):
            raise UserError(self.env._("Say what it is about, and what happened."))
        attachments = self.env['ir.attachment'].create([{'name': name, 'raw': content} for name, content in files])
        return self.create({**values, 'attachment_ids': [fields.Command.set(attachments.ids)]})
