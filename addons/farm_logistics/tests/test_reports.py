from odoo.tests import tagged

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestReports(LogisticsCommon):
    def test_the_round_sheet_names_parcels_buyers_and_cash(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1), cash=True)))
        html = (
            self.env['ir.actions.report']
            ._render_qweb_html('farm_logistics.report_farm_round', parcel.round_id.ids)[0]
            .decode()
        )
        for text in (parcel.tracking_ref, self.buyer.name, self.driver.name, '35'):
            self.assertIn(text, html)

    def test_the_delivery_slip_names_stall_lot_and_cash(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1), cash=True)))
        html = (
            self.env['ir.actions.report']
            ._render_qweb_html('farm_logistics.report_farm_round_parcel', parcel.ids)[0]
            .decode()
        )
        for text in (parcel.tracking_ref, self.stall_a.name, self.lot_greens.name):
            self.assertIn(text, html)
