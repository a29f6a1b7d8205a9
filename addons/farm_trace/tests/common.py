from pathlib import Path

from hypothesis import HealthCheck, settings

from odoo import Command

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
        # Tests write their own list: what the addon ships is corrected by offices.
        cls.env['farm.input'].search([]).active = False
        cls.stall = cls._create_stall(name="Rau sạch Hoàng Lương")
        cls.product = cls._create_listing(cls.stall)
        cls.buyer = cls.env['res.partner'].create({'name': "Phạm Thị Khách"})
        cls.other_buyer = cls.env['res.partner'].create({'name': "Lê Văn Mua"})

    @classmethod
    def _allow(cls, name="Radiant 60SC", kind='pesticide', days=7, commodity=None, **values):
        """Return an input of the list: allowed on everything that is eaten, unless the commodity is named."""
        goods = commodity or cls.env.ref('farm_base.farm_commodity_food')
        use = {'commodity_id': goods.id, 'waiting_days': days, 'dose': "10 ml/16 l"}
        return cls.env['farm.input'].create(
            {
                'name': name,
                'kind': kind,
                'active_substance': "Spinetoram",
                'valid_from': '2020-01-01',
                'legal_source': "TT 25/2024/TT-BNNPTNT",
                'company_id': cls.market.id,
                'use_ids': [Command.create(use)] if kind in ('pesticide', 'medicine') else [],
                **values,
            }
        )

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
