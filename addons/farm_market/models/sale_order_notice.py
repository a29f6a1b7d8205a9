from odoo import api, fields, models

#: Orders per commit of the job that tells stalls.
BATCH = 100


class SaleOrder(models.Model):
    """The people of a stall hear of new orders, after the confirmation and not inside of it."""

    _inherit = 'sale.order'

    is_stall_told = fields.Boolean(
        string="Stall Told", readonly=True, copy=False, help="The people of the stall were written to about it."
    )

    _to_tell_idx = models.Index(
        "(stall_id) WHERE stall_id IS NOT NULL AND state = 'sale' AND is_stall_told IS NOT TRUE"
    )

    def _on_stall_orders_confirmed(self):
        res = super()._on_stall_orders_confirmed()
        self._call_stalls()
        return res

    def _on_stall_orders_changed(self):
        res = super()._on_stall_orders_changed()
        self.is_stall_told = False
        self._call_stalls()
        return res

    def _call_stalls(self):
        self.env.ref('farm_market.ir_cron_tell_stalls').sudo()._trigger()  # when jobs run is the market's business

    @api.model
    def _cron_tell_stalls(self):
        """Write to each stall once about all its new orders."""
        domain = [('stall_id', '!=', False), ('state', '=', 'sale'), ('is_stall_told', '!=', True)]
        orders = self.search(domain, limit=BATCH, order='id')
        orders._tell_stalls()
        self.env['ir.cron']._commit_progress(len(orders), remaining=self.search_count(domain))

    def _tell_stalls(self):
        """Write to the stalls of these orders about those of which they were not told yet."""
        untold = self.filtered(lambda order: order.state == 'sale' and not order.is_stall_told)
        for stall, orders in untold.grouped('stall_id').items():
            waiting = orders.filtered(lambda order: order.fulfilment_state == 'new')
            if stall and waiting:
                waiting._tell_stall(stall._speak_to_people())
        untold.is_stall_told = True

    def _tell_stall(self, stall):
        """Write to the people of `stall` which goods these orders ask for; who buys stands in the seller's centre."""
        subject = stall.env._("%(stall)s: %(count)s orders to prepare", stall=stall.name, count=len(self))
        lines = []
        for order in self.with_context(lang=stall.env.lang):
            goods = ", ".join(
                f"{line.product_uom_qty:g} {line.product_uom_id.name} {line.product_id.name}"
                for line in order.order_line.filtered('stall_id')
            )
            lines.append(f"{order.name}: {goods}")
        stall._tell_people(subject, "\n".join(lines), f'/my/stalls/{stall.id}/orders')
