from pathlib import Path

from hypothesis import HealthCheck, settings

from odoo.addons.farm_base.tests.common import FarmCommon

#: Published test data beside the checkout; not part of the project.
VECTORS = Path(__file__).resolve().parents[4] / 'shared' / 'vectors'

#: A busy machine is slow, not wrong.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: GS1 keeps prefix 952 for examples and demonstrations.
DEMO_BARCODE = '9520123456788'


class TraceCommon(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stall = cls._create_stall(name="Rau sạch Hoàng Lương")
        cls.product = cls._create_listing(cls.stall)
        cls.buyer = cls.env['res.partner'].create({'name': "Phạm Thị Khách"})
        cls.other_buyer = cls.env['res.partner'].create({'name': "Lê Văn Mua"})

    @classmethod
    def _deliver(cls, lot, quantity, partner=None):
        """Return a done delivery of a lot from its stall."""
        picking = cls._create_delivery(lot.product_id, quantity, lot=lot)
        picking.partner_id = partner or cls.buyer
        picking.move_ids.picked = True
        picking._action_done()
        return picking

    @classmethod
    def _take_back(cls, picking, quantity):
        """Return a done return of a delivery."""
        wizard = (
            cls.env['stock.return.picking']
            .with_context(active_id=picking.id, active_model='stock.picking')
            .create({'picking_id': picking.id})
        )
        wizard.product_return_moves.quantity = quantity
        back = wizard._create_return()
        back.move_ids.picked = True
        back._action_done()
        return back

    @classmethod
    def _process(cls, inputs, product=None, quantity=None):
        """Return the new lot made of `inputs` (dict lot -> quantity)."""
        product = product or cls.product
        return product.stall_id._process_lots(
            inputs,
            product,
            quantity or sum(inputs.values()),
            {'name': cls.env['ir.sequence'].next_by_code('farm.lot')},
        )
