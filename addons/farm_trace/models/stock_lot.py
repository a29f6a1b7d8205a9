from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.farm_base.tools.release import FOREVER, ReleaseTerm

from ..gs1.digital_link import CANONICAL_HOST, DigitalLink, is_text
from ..tools import trace_code


class StockLot(models.Model):
    """Every lot has one code for life: what a label says today leads to the same page in ten years."""

    _inherit = 'stock.lot'

    trace_code = fields.Char(
        readonly=True, copy=False, help="Given at receipt, printed on the label, never changed and never given twice."
    )
    trace_code_grouped = fields.Char(string="Code to Read Out", compute='_compute_trace_code_grouped')
    trace_path = fields.Char(
        readonly=True,
        copy=False,
        help="Where the QR code leads on the market's own host: a GS1 Digital Link where the goods have a GTIN, "
        "else the trace code.",
    )
    trace_url = fields.Char(string="Public Page", compute='_compute_trace_url')

    _trace_code_uniq = models.UniqueIndex(
        "(trace_code) WHERE trace_code IS NOT NULL", "This trace code belongs to another lot."
    )
    _trace_path_idx = models.Index("(trace_path) WHERE trace_path IS NOT NULL")

    @api.depends('trace_code')
    def _compute_trace_code_grouped(self):
        for lot in self:
            lot.trace_code_grouped = trace_code.grouped(lot.trace_code) if lot.trace_code else False

    @api.depends('trace_path', 'company_id', 'expiration_date')
    def _compute_trace_url(self):
        for lot in self:
            lot.trace_url = (
                lot.get_base_url().rstrip('/') + lot.trace_path + lot._get_trace_query() if lot.trace_path else False
            )

    def _get_trace_query(self):
        """Return what may change (the expiration date) as the query of the Digital Link; it names nothing."""
        self.ensure_one()
        if not self.expiration_date or not self.trace_path.startswith('/01/'):
            return ''
        return f'?17={fields.Datetime.context_timestamp(self, self.expiration_date):%y%m%d}'

    def _get_trace_uri(self):
        """Return the URI that names the lot in events: GS1's canonical form, the market's own where it has no GTIN."""
        self.ensure_one()
        host = CANONICAL_HOST if self.trace_path.startswith('/01/') else self.get_base_url().rstrip('/')
        return host + self.trace_path

    # === Assignment === #

    @api.model
    def _generate_trace_code(self):
        """Return a new code. The context key ``trace_code_random`` (a seeded generator) makes a demo repeatable."""
        return trace_code.generate(self.env.context.get('trace_code_random'))

    def _assign_trace_codes(self):
        """Give a code to the lots that have none yet, and fix where their labels lead."""
        for lot in self:
            values = {} if lot.trace_code else {'trace_code': self._generate_trace_code()}
            if not lot.trace_path:
                values['trace_path'] = lot._prepare_trace_path(lot.trace_code or values['trace_code'])
            if values:
                lot.write(values)

    def _prepare_trace_path(self, code):
        self.ensure_one()
        gtin = self.product_id.gtin
        if not gtin:
            return f'/t/{code}'
        # The grower's own lot number where the standard can write it and no other lot of the market has it; the name of
        # a lot is unique per product, but one GTIN may be sold as two listings one after the other.
        path = DigitalLink(gtin, lot=self.name).path if is_text(self.name) else None
        if path is None or self.sudo().search_count(
            [('trace_path', '=', path), ('company_id', '=', self.company_id.id)], limit=1
        ):
            path = DigitalLink(gtin, lot=code).path
        return path

    @api.model_create_multi
    def create(self, vals_list):
        gated = (
            self.env['product.product']
            .browse([vals['product_id'] for vals in vals_list if vals.get('product_id')])
            .filtered('is_gated')
        )
        for vals in vals_list:
            if vals.get('product_id') in gated.ids and not vals.get('trace_code'):
                vals['trace_code'] = self._generate_trace_code()
        lots = super().create(vals_list)
        lots.filtered('trace_code')._assign_trace_codes()
        return lots

    def write(self, vals):
        for name in ('trace_code', 'trace_path'):
            if name in vals and any(lot[name] and lot[name] != vals[name] for lot in self):
                raise UserError(self.env._("A lot keeps its trace code for life: it is on labels already."))
        return super().write(vals)

    @api.constrains('trace_code')
    def _check_trace_code(self):
        for lot in self.filtered('trace_code'):
            if not trace_code.is_valid(lot.trace_code):
                raise UserError(self.env._("%s is not a trace code of this market.", lot.trace_code))

    # === Gate === #

    def _get_release_terms(self):
        # OVERRIDE: a trace code is asked of every lot always; no policy can waive it.
        terms = super()._get_release_terms()
        for lot in self:
            terms[lot.id].append(lot._prepare_trace_code_term())
        return terms

    def _prepare_trace_code_term(self):
        self.ensure_one()
        return ReleaseTerm(
            'trace_code',
            FOREVER if self.trace_code else None,
            self.env._("It has no trace code: receive it through its stall, so that it gets one."),
            self,
        )

    @api.model
    def _get_release_trigger_fields(self):
        return super()._get_release_trigger_fields() | {'trace_code'}

    # === Actions === #

    @api.model
    def _find_of_own_stall(self, lot_id):
        """Return the lot (sudoed) when it belongs to a stall of the user, else an empty recordset."""
        stalls = self.env['farm.stall'].search([('user_ids', 'in', self.env.user.ids)])
        # Sellers have no rights on lots in general; those of their own stalls are theirs to label.
        return self.sudo().search([('id', '=', lot_id), ('stall_id', 'in', stalls.ids)])

    def action_print_labels(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Print Labels"),
            'res_model': 'farm.lot.label',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_lot_ids': self.ids},
        }

    def action_open_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self.trace_url, 'target': 'new'}
