from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class FarmDiaryEntry(models.Model):
    """The waiting time between what was brought onto the plant or into the animal, and the harvest."""

    _inherit = 'farm.diary.entry'

    @api.constrains('date', 'kind', 'commodity_id', 'plot_id', 'producer_id')
    def _check_waiting_time(self):
        for entry in self.filtered(lambda entry: entry.kind == 'harvest'):
            found = entry._find_waiting_inputs(entry.producer_id, entry.date, entry.commodity_id, entry.plot_id)[:1]
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
        :param farm.plot plot: where; an entry without a plot counts for all of them
        """
        # Inputs entered by others on the same holding count, whether or not the reader may open them.
        entries_sudo = self.sudo().search(
            Domain('producer_id', 'in', producers.ids) & Domain('date', '<=', date) & Domain('waiting_until', '>', date)
        )
        return entries_sudo.filtered(lambda entry: entry._concerns(commodity, plot))

    def _concerns(self, commodity=None, plot=None):
        """Whether the entry is about this commodity and plot, as far as both are known."""
        self.ensure_one()
        if self.plot_id and plot and self.plot_id != plot:
            return False
        if not self.commodity_id or not commodity:
            return True
        return (
            self.commodity_id.id in commodity._get_ancestor_ids()
            or commodity.id in self.commodity_id._get_ancestor_ids()
        )

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
