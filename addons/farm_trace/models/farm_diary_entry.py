from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: Kinds of work that bring something onto the plant or into the animal.
INPUT_KINDS = ('fertiliser', 'pesticide', 'feed', 'medicine')


class FarmDiaryEntry(models.Model):
    """One piece of work in field, pond, stable or kitchen, written down by who did it.

    After a pesticide or a medicine the harvest waits: an entry of a harvest inside the waiting time is refused, and a
    lot harvested inside it is not released (see `stock.lot`). Source: Hanoi plan III.1; TCVN 11892-1 (VietGAP), 3.1.6.
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
    plot = fields.Char(string="Plot, Pond or Stable", tracking=True, help="Empty: all of them.")
    input_name = fields.Char(string="Product Used", tracking=True, help="As written on the bag or bottle.")
    active_substance = fields.Char(tracking=True)
    dose = fields.Char(tracking=True, help="How much, on how much land or for how many animals.")
    waiting_days = fields.Integer(
        string="Waiting Time (Days)", tracking=True, help="Days between this work and the harvest, from the label."
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

    _waiting_days_positive = models.Constraint("CHECK(waiting_days >= 0)", "A waiting time cannot be negative.")

    @api.depends('stall_id')
    def _compute_producer_id(self):
        for entry in self:
            entry.producer_id = entry.producer_id or entry.stall_id.producer_id

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

    @api.constrains('kind', 'input_name')
    def _check_input(self):
        for entry in self:
            if entry.kind in ('pesticide', 'medicine') and not (entry.input_name or '').strip():
                raise ValidationError(self.env._("Enter which product was used, as written on its label."))

    @api.constrains('date')
    def _check_date(self):
        for entry in self:
            if entry.date > fields.Date.context_today(entry):
                raise ValidationError(
                    self.env._("The diary tells what was done. Choose a date that is not in the future.")
                )

    @api.constrains('date', 'kind', 'commodity_id', 'plot', 'producer_id')
    def _check_waiting_time(self):
        for entry in self.filtered(lambda entry: entry.kind == 'harvest'):
            found = entry._find_waiting_inputs(entry.producer_id, entry.date, entry.commodity_id, entry.plot)[:1]
            if found:
                raise ValidationError(
                    self.env._(
                        "The waiting time is not over: %(product)s was used on %(date)s. "
                        "Do not harvest before %(until)s.",
                        product=found.input_name or found.display_name,
                        date=f"{found.date:%d/%m/%Y}",
                        until=f"{found.waiting_until:%d/%m/%Y}",
                    )
                )

    @api.model
    def _find_waiting_inputs(self, producers, date, commodity=None, plot=None):
        """Return the entries whose waiting time a harvest on `date` would break.

        :param farm.commodity commodity: what is harvested; an entry for a group counts for all goods in it
        :param str plot: where; an entry without a plot counts for all of them
        """
        # Inputs entered by others on the same holding count, whether or not the reader may open them.
        entries_sudo = self.sudo().search(
            Domain('producer_id', 'in', producers.ids) & Domain('date', '<=', date) & Domain('waiting_until', '>', date)
        )
        return entries_sudo.filtered(lambda entry: entry._concerns(commodity, plot))

    def _concerns(self, commodity=None, plot=None):
        """Whether the entry is about this commodity and plot, as far as both are known."""
        self.ensure_one()
        mine, theirs = (self.plot or '').strip().casefold(), (plot or '').strip().casefold()
        if mine and theirs and mine != theirs:
            return False
        if not self.commodity_id or not commodity:
            return True
        return (
            self.commodity_id.id in commodity._get_ancestor_ids()
            or commodity.id in self.commodity_id._get_ancestor_ids()
        )

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        entries._update_lots()
        return entries

    def write(self, vals):
        lots = self._get_waiting_lots()
        res = super().write(vals)
        if {'date', 'kind', 'commodity_id', 'plot', 'producer_id', 'waiting_days', 'lot_id'} & vals.keys():
            (lots | self._get_waiting_lots())._update_release_until()
        return res

    def unlink(self):
        lots = self._get_waiting_lots()
        res = super().unlink()
        lots._update_release_until()
        return res

    def _update_lots(self):
        self._get_waiting_lots()._update_release_until()

    def _get_waiting_lots(self):
        """Return the lots whose release these entries may decide: harvested inside a waiting time, or linked."""
        # Whoever writes the diary need not see every lot of the holding.
        waiting = self.filtered('waiting_until')
        domain = (
            Domain.OR(
                Domain('producer_id', '=', entry.producer_id.id)
                & Domain('harvest_date', '>=', entry.date)
                & Domain('harvest_date', '<', entry.waiting_until)
                for entry in waiting
            )
            if waiting
            else Domain.FALSE
        )
        lots_sudo = self.env['stock.lot'].sudo()
        return lots_sudo.search(domain) | self.sudo().lot_id
