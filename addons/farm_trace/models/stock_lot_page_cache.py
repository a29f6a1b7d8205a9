import time

from odoo import fields, models, tools

#: What a lot's page tells beside its state (history, papers, diary, scans) may be so many seconds old.
KEEP_SECONDS = 20


class StockLot(models.Model):
    """Whole pages kept in memory, as `website.page` keeps its own: a label is scanned more often than it changes.

    A page is kept under what the state of the lot hangs on: its holds, until when it is released, and a version that
    whatever stops or lets go a lot raises in the same transaction. A hold therefore shows with the next request, on
    every worker; time passing (the use-by date) shows as well.
    """

    _inherit = 'stock.lot'

    page_version = fields.Integer(
        readonly=True, copy=False, help="Raised by what must show on the public page at once, in the same transaction."
    )

    def _touch_public_page(self):
        """Let the public pages of these lots be made anew with the next request."""
        # Derived data: whoever stops a lot need not have the right to edit lots.
        for lot_sudo in self.sudo():
            lot_sudo.page_version += 1

    def _get_page_stamp(self):
        """Return what the kept page of a lot hangs on; another stamp, another page."""
        self.ensure_one()
        now = fields.Datetime.now()
        return (
            self.page_version,
            self.hold_count,
            self.release_until,
            bool(self.release_until and self.release_until <= now),
            bool(self.expiration_date and self.expiration_date <= now),
            self.write_date,
            int(time.time() // KEEP_SECONDS),
        )

    @tools.ormcache('self.id', 'self.env.lang', 'website_id', 'stamp', cache='templates.cached_values')
    def _get_kept_page(self, website_id, stamp, render):
        """Return the page that `render` makes for a lot, made once for each stamp, language and website."""
        return render()
