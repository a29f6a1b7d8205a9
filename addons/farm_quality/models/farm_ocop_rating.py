from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine import dates
from ..engine.ocop import find_stars, total_score
from ..engine.steps import BOARD, QUALITY, Step
from ..engine.values import read_number


class FarmOcopRating(models.Model):
    """A rating of one product by a council that works in this market: score sheet, sum, stars, decision, certificate.

    The parts and bands are those in force on the day of the rating. The stars follow from the sum; nobody writes them.
    """

    _name = 'farm.ocop.rating'
    _description = "OCOP Rating"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _rec_name = 'product_tmpl_id'
    _check_company_auto = True

    _free_fields = frozenset({'certificate_id'})
    _steps = {
        'submit': Step(('draft',), 'submitted', (QUALITY, BOARD)),
        'send_back': Step(('submitted',), 'draft', (QUALITY, BOARD), needs_reason=True),
        'decide': Step(('submitted',), 'decided', (BOARD, QUALITY), other_than=('submit',)),
    }
    _state_fields = {'submitted': frozenset({'decision_number', 'certifier_id'})}

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Item",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        domain="[('stall_id', '!=', False)]",
    )
    producer_id = fields.Many2one(related='product_tmpl_id.stall_id.producer_id', string="Maker", store=True)
    date = fields.Date(required=True, default=fields.Date.context_today, tracking=True)
    line_ids = fields.One2many('farm.ocop.rating.line', 'rating_id', string="Score Sheet", copy=True)
    total = fields.Char(compute='_compute_total', store=True, string="Sum")
    stars = fields.Integer(compute='_compute_total', store=True, aggregator=None)
    certifier_id = fields.Many2one('farm.certifier', string="Council", ondelete='restrict')
    decision_number = fields.Char(string="Decision", tracking=True)
    certificate_id = fields.Many2one('farm.certificate', readonly=True, copy=False, check_company=True)
    state = fields.Selection(
        selection=[('draft', "Being Scored"), ('submitted', "To Be Decided"), ('decided', "Decided")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('line_ids.score', 'line_ids.max_score', 'date')
    def _compute_total(self):
        for rating in self:
            total = total_score([(line.score, line.max_score) for line in rating.line_ids])
            rating.total = f"{total.normalize():f}".replace('.', ',') if total is not None else False
            rating.stars = find_stars(total, rating._get_bands())

    def _get_bands(self):
        self.ensure_one()
        day = self.date or fields.Date.context_today(self)
        bands = self.env['farm.ocop.band']._get_in_force(day)
        return [(read_number(band.min_score), band.stars) for band in bands]

    @api.model_create_multi
    def create(self, vals_list):
        ratings = super().create(vals_list)
        for rating in ratings.filtered(lambda rating: not rating.line_ids):
            rating.line_ids = [
                fields.Command.create({'criterion_id': criterion.id, 'max_score': criterion.max_score})
                for criterion in self.env['farm.ocop.criterion']._get_in_force(rating.date)
            ]
        return ratings

    def _check_step(self, name):
        for rating in self:
            getattr(rating, f'_check_step_{name}', lambda: None)()

    def _check_step_submit(self):
        if not self.total:
            raise UserError(self.env._("Enter the score of every part of %s; zero is a score too.", self.display_name))

    def _check_step_decide(self):
        if not self.decision_number or not self.certifier_id:
            raise UserError(self.env._("Enter the council and the number of its decision on %s.", self.display_name))

    def _after_step(self, name):
        if name != 'decide':
            return
        for rating in self.filtered('stars'):
            # Whoever decides need not have the right to write certificates: a decision with stars makes its draft.
            rating.sudo().certificate_id = (
                self.env['farm.certificate'].sudo().create(rating._prepare_certificate_values())
            )

    def _prepare_certificate_values(self):
        """Values of the certificate that follows; it is verified and activated by two people like any other."""
        self.ensure_one()
        band = self.env['farm.ocop.band']._get_in_force(self.date).filtered(lambda band: band.stars == self.stars)[:1]
        return {
            'name': self.decision_number,
            'scheme_id': self.env.ref('farm_quality.farm_scheme_ocop').id,
            'certifier_id': self.certifier_id.id,
            'company_id': self.company_id.id,
            'producer_id': self.producer_id.id,
            'commodity_ids': [fields.Command.set(self.product_tmpl_id.commodity_id.ids)],
            'product_tmpl_ids': [fields.Command.set(self.product_tmpl_id.ids)],
            'stars': self.stars,
            'date_from': self.date,
            'date_to': fields.Date.subtract(dates.after_months(self.date, band.valid_months), days=1),
        }
