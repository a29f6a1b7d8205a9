from odoo import fields, models

from odoo.addons.farm_base.tools.release import FOREVER, ReleaseTerm


class StockLot(models.Model):
    """A lot that the diary says was harvested too early is not released."""

    _inherit = 'stock.lot'

    diary_entry_ids = fields.One2many('farm.diary.entry', 'lot_id', string="Harvest in the Diary")

    def _get_release_terms(self):
        # OVERRIDE: the waiting time after a pesticide or a medicine binds the goods, not only the diary.
        terms = super()._get_release_terms()
        inputs_by_lot = self._get_waiting_inputs()
        for lot in self:
            found = inputs_by_lot.get(lot.id)
            terms[lot.id].append(lot._prepare_waiting_term(found))
        return terms

    def _get_waiting_inputs(self):
        """Return the diary entry whose waiting time each lot broke: dict lot id -> entry. One query for all lots."""
        harvested = self.filtered(lambda lot: lot.harvest_date and lot.producer_id)
        if not harvested:
            return {}
        # The gate is the market's: it does not depend on who asks.
        entries_sudo = (
            self.env['farm.diary.entry']
            .sudo()
            .search(
                [
                    ('producer_id', 'in', harvested.producer_id.ids),
                    ('waiting_until', '>', min(harvested.mapped('harvest_date'))),
                    ('date', '<=', max(harvested.mapped('harvest_date'))),
                ]
            )
        )
        by_producer = entries_sudo.grouped('producer_id')
        found = {}
        for lot in harvested:
            plot = lot._get_diary_plot()
            entry = by_producer.get(lot.producer_id, entries_sudo.browse()).filtered(
                lambda entry, lot=lot, plot=plot: (
                    entry.date <= lot.harvest_date < entry.waiting_until and entry._concerns(lot.commodity_id, plot)
                )
            )[:1]
            if entry:
                found[lot.id] = entry
        return found

    def _get_diary_plot(self):
        """Return the plot of the harvest that became this lot, if the diary names one."""
        self.ensure_one()
        harvest = self.sudo().diary_entry_ids.filtered(lambda entry: entry.kind == 'harvest' and entry.plot_id)
        return harvest[:1].plot_id

    def _prepare_waiting_term(self, entry):
        self.ensure_one()
        if not entry:
            return ReleaseTerm('waiting_time', FOREVER, '')
        return ReleaseTerm(
            'waiting_time',
            None,
            self.env._(
                "It was harvested inside the waiting time of %(product)s, which ended on %(until)s only.",
                product=entry.input_name or entry.display_name,
                until=f"{entry.waiting_until:%d/%m/%Y}",
            ),
            entry,
        )
