from odoo import fields, models
from odoo.exceptions import UserError


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _process_lots(self, inputs, product, quantity, lot_values):
        """Use up quantities of lots and take in the one lot that comes of them; splitting is doing it twice.

        :param dict inputs: lot -> quantity in the lot's unit; lots of this stall
        :param product.product product: a listing of this stall
        :param float quantity: of the new lot, in the product's unit
        :param dict lot_values: values of the new lot
        :return: the new `stock.lot`
        :raises UserError: for lots or goods of another stall, more than there is, or lots that may not be used
        """
        self.ensure_one()
        self.check_access('write')
        self._check_processing(inputs, product, quantity)
        # The right to run the stall was checked above; the moves themselves belong to the warehouse.
        stall_sudo = self.sudo()
        used_sudo = stall_sudo._create_processing_moves(
            [
                (lot.sudo(), amount, stall_sudo.location_id, lot.product_id.sudo().property_stock_production)
                for lot, amount in inputs.items()
            ]
        )
        used_sudo._action_done()
        lot_sudo = stall_sudo.env['stock.lot'].create(
            {
                'producer_id': self.producer_id.id,
                **lot_values,
                'product_id': product.id,
                'company_id': self.company_id.id,
            }
        )
        made_sudo = stall_sudo._create_processing_moves(
            [(lot_sudo, quantity, product.sudo().property_stock_production, stall_sudo.location_id)]
        )
        made_sudo.move_line_ids.consume_line_ids = used_sudo.move_line_ids
        made_sudo._action_done()
        return lot_sudo.sudo(False)

    def _check_processing(self, inputs, product, quantity):
        if not inputs:
            raise UserError(self.env._("Enter which lots were used up, and how much of each."))
        if product.stall_id != self or any(lot.stall_id != self for lot in inputs):
            raise UserError(self.env._("A stall repacks and processes its own goods only."))
        if product.uom_id.compare(quantity, 0) <= 0:
            raise UserError(self.env._("Enter how much came of it: more than zero."))
        for lot, amount in inputs.items():
            on_hand = sum(
                self.env['stock.quant']
                .sudo()
                .search(
                    [
                        ('lot_id', '=', lot.id),
                        ('location_id', '=', self.sudo().location_id.id),
                    ]
                )
                .mapped(lambda quant: quant.quantity - quant.reserved_quantity)
            )
            uom = lot.product_uom_id
            if uom.compare(amount, 0) <= 0 or uom.compare(amount, on_hand) > 0:
                raise UserError(
                    self.env._(
                        "Of lot %(lot)s there are %(quantity)s %(unit)s free. Enter no more than that.",
                        lot=lot.name,
                        quantity=on_hand,
                        unit=uom.name,
                    )
                )

    def _create_processing_moves(self, steps):
        """Return picked moves for `steps`: tuples of lot, quantity, source and destination."""
        moves = self.env['stock.move'].create(
            [
                {
                    'product_id': lot.product_id.id,
                    'product_uom': lot.product_id.uom_id.id,
                    'product_uom_qty': quantity,
                    'location_id': source.id,
                    'location_dest_id': destination.id,
                    'company_id': self.company_id.id,
                    'origin': self.code,
                    'restrict_partner_id': self.owner_id.id,
                }
                for lot, quantity, source, destination in steps
            ]
        )
        moves._action_confirm(merge=False)
        moves.move_line_ids.unlink()
        for move, (lot, quantity, source, destination) in zip(moves, steps, strict=True):
            move.move_line_ids = [
                fields.Command.create(
                    {
                        'product_id': lot.product_id.id,
                        'product_uom_id': lot.product_id.uom_id.id,
                        'quantity': quantity,
                        'lot_id': lot.id,
                        'owner_id': self.owner_id.id,
                        'location_id': source.id,
                        'location_dest_id': destination.id,
                        'company_id': self.company_id.id,
                    }
                )
            ]
        moves.picked = True
        return moves

    def action_process_lots(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Repack or Process"),
            'res_model': 'farm.lot.processing',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_stall_id': self.id},
        }
