from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Kinds of work that bring something onto the plant or into the animal: the diary says what. Seed may be one's own.
NAMED_KINDS = ('fertiliser', 'pesticide', 'feed', 'medicine')
INPUT_KINDS = ('sowing', *NAMED_KINDS)


class FarmDiaryEntry(models.Model):
    """One piece of work in field, pond, stable or kitchen, written down by who did it.

    What was used stands on the list of allowed inputs (`farm.input`) on the day of the work; its name, substance and
    waiting time are kept as they stood there then. After a pesticide or a medicine the harvest waits: an entry of a
    harvest inside the waiting time is refused, and a lot harvested inside it is not released (see `stock.lot`).
    Source: Hanoi plan III.1; TCVN 11892-1 (VietGAP), 3.1.6.
    """

    _name = 'farm.diary.entry'
    _description = "Production Diary Entry"
    _inherit = ['mail.thread']
    _order = 'date desc, id desc'
    _check_company_auto = True

    stall_id = fields.Many2one('farm.stall', required=True, ondelete='restrict', index=True, check_company=True)
    company_id = fields.Many2one(related='stall_id.company_id', store=True, index=True)
    producer_id = fields.Many2one(
        'farm.producer',
        string="Done By",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        compute='_compute_producer_id',
        store=True,
        readonly=False,
        precompute=True,
    )
    date = fields.Date(required=True, default=fields.Date.context_today, index=True, tracking=True)
    kind = fields.Selection(
        selection=[
            ('sowing', "Sowing or Planting"),
            ('care', "Care"),
            ('fertiliser', "Fertiliser"),
            ('pesticide', "Pesticide"),
            ('feed', "Feed"),
            ('medicine', "Veterinary Medicine"),
            ('harvest', "Harvest"),
            ('processing', "Processing"),
            ('other', "Other Work"),
        ],
        string="Work",
        required=True,
        default='care',
        tracking=True,
    )
    commodity_id = fields.Many2one(
        'farm.commodity',
        string="Kind of Goods",
        ondelete='restrict',
        tracking=True,
        help="Empty: the work concerned everything on the plot.",
    )
    plot_id = fields.Many2one(
        'farm.plot',
        string="Plot, Pond or Stable",
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        domain="[('producer_id', '=', producer_id)]",
        tracking=True,
        help="Empty: all of them.",
    )
    input_id = fields.Many2one(
        'farm.input',
        string="Product Used",
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        domain="[('kind', '=', kind), ('valid_from', '<=', date),"
        " '|', ('valid_to', '=', False), ('valid_to', '>=', date)]",
        tracking=True,
        help="From the list of allowed inputs, as it stood on the day of the work.",
    )
    input_name = fields.Char(string="Name of the Product", compute='_compute_input', store=True, precompute=True)
    active_substance = fields.Char(compute='_compute_input', store=True, precompute=True)
    dose = fields.Char(tracking=True, help="How much, on how much land or for how many animals.")
    waiting_days = fields.Integer(
        string="Waiting Time (Days)",
        compute='_compute_input',
        store=True,
        precompute=True,
        help="Days between this work and the harvest, from the list of allowed inputs.",
    )
    waiting_until = fields.Date(
        string="No Harvest Before", compute='_compute_waiting_until', store=True, index='btree_not_null'
    )
    quantity = fields.Char(help="For a harvest: how much was brought in, for example 120 kg.")
    lot_id = fields.Many2one(
        'stock.lot',
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        domain="[('stall_id', '=', stall_id)]",
        help="The lot that this harvest became.",
    )
    note = fields.Text()

    @api.depends('stall_id')
    def _compute_producer_id(self):
        for entry in self:
            entry.producer_id = entry.producer_id or entry.stall_id.producer_id

    @api.depends('input_id', 'commodity_id')
    def _compute_input(self):
        """Take over what the list says now; what it says later does not change what was done."""
        for entry in self:
            allowed = entry.input_id
            entry.input_name = allowed.name
            entry.active_substance = allowed.active_substance
            entry.waiting_days = (
                allowed._get_use(entry.commodity_id).waiting_days if allowed and entry.commodity_id else 0
            )

    @api.depends('date', 'waiting_days', 'kind')
    def _compute_waiting_until(self):
        for entry in self:
            waits = entry.kind in INPUT_KINDS and entry.waiting_days > 0 and entry.date
            entry.waiting_until = entry.date + timedelta(days=entry.waiting_days) if waits else False

    @api.depends('date', 'kind', 'input_name')
    def _compute_display_name(self):
        labels = dict(self._fields['kind']._description_selection(self.env))
        for entry in self:
            parts = [f"{entry.date:%d/%m/%Y}" if entry.date else '', labels.get(entry.kind), entry.input_name]
            entry.display_name = " · ".join(part for part in parts if part)

    @api.constrains('kind', 'input_id', 'date', 'commodity_id')
    def _check_input(self):
        for entry in self:
            if entry.kind in NAMED_KINDS and not entry.input_id:
                raise ValidationError(self.env._("Choose which product was used, from the list of allowed inputs."))
            if entry.input_id:
                entry._check_input_allowed()

    def _check_input_allowed(self):
        """Raise when the list does not allow this input, on this day, for this work, on this crop or animal."""
        self.ensure_one()
        allowed = self.input_id
        if allowed.kind != self.kind or not allowed._is_listed(self.date):
            raise ValidationError(self._get_not_listed_text(allowed.name, self.date, allowed))
        if not allowed.use_ids:
            return
        if not self.commodity_id:
            raise ValidationError(
                self.env._("Enter on what %s was used: the waiting time depends on it.", allowed.name)
            )
        if not allowed._get_use(self.commodity_id):
            raise ValidationError(
                self.env._(
                    "%(product)s is not allowed on %(goods)s, but on: %(uses)s.",
                    product=allowed.name,
                    goods=self.commodity_id.name,
                    uses=allowed.use_text,
                )
            )

    @api.model
    def _get_not_listed_text(self, name, day, allowed):
        """Return why an input may not be named, and until when it was allowed where it once was."""
        if allowed.valid_to and allowed.valid_to < day:
            return self.env._(
                "%(product)s was allowed until %(until)s only. Choose a product of the list.",
                product=name,
                until=f"{allowed.valid_to:%d/%m/%Y}",
            )
        return self.env._(
            "%(product)s is not on the list of allowed inputs for this work on %(date)s. Choose a product of the list, "
            "or ask the market's quality officer.",
            product=name,
            date=f"{day:%d/%m/%Y}",
        )

    @api.constrains('date')
    def _check_date(self):
        for entry in self:
            if entry.date > fields.Date.context_today(entry):
                raise ValidationError(
                    self.env._("The diary tells what was done. Choose a date that is not in the future.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        entries._update_lots()
        return entries

    def write(self, vals):
        lots = self._get_waiting_lots()
        res = super().write(vals)
        if {'date', 'kind', 'commodity_id', 'plot_id', 'producer_id', 'input_id', 'lot_id'} & vals.keys():
            (lots | self._get_waiting_lots())._update_release_until()
        return res

    def unlink(self):
        lots = self._get_waiting_lots()
        res = super().unlink()
        lots._update_release_until()
        return res

    def _update_lots(self):
        self._get_waiting_lots()._update_release_until()
