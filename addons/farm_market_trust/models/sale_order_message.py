from odoo import models
from odoo.exceptions import AccessError, UserError


class SaleOrder(models.Model):
    """Buyer and seller talk on the order: nothing leaves the platform, and the board can read it in a quarrel."""

    _inherit = 'sale.order'

    def message_post(self, **kwargs):
        # OVERRIDE: what the buyer writes on the order's page reaches the people of the stall, who follow no order.
        buyer = self.partner_id.commercial_partner_id
        author = self.env['res.partner'].browse(kwargs.get('author_id')) or self.env.user.partner_id
        if self.stall_id and kwargs.get('message_type') == 'comment' and author.commercial_partner_id == buyer:
            people = self.sudo().stall_id.user_ids.partner_id  # whom a stall is run by is not for buyers to read
            kwargs['partner_ids'] = [*(kwargs.get('partner_ids') or []), *people.ids]
        return super().message_post(**kwargs)

    def _post_seller_message(self, body):
        """Write to the buyer. Done by the people of the stall, who may read the order but not change it."""
        self.ensure_one()
        if self.env.user not in self.sudo().stall_id.user_ids:
            raise AccessError(self.env._("Only the people of the stall write to its buyers."))
        if not (body or '').strip():
            raise UserError(self.env._("Write a message."))
        # Checked above; posting needs the right to write the order, which sellers do not have.
        return self.sudo().message_post(
            body=body.strip(),
            author_id=self.env.user.partner_id.id,
            message_type='comment',
            subtype_xmlid='mail.mt_comment',
            partner_ids=self.sudo().partner_id.ids,
        )

    def _get_conversation(self):
        """Return the messages between buyer, stall and market about this order, the oldest first."""
        self.ensure_one()
        # Who may read the order may read what was said on it; internal notes are left out.
        return (
            self.sudo()
            .message_ids.filtered(
                lambda message: (
                    message.message_type == 'comment'
                    and not message.is_internal
                    and message.subtype_id == self.env.ref('mail.mt_comment')
                )
            )
            .sorted('id')
        )
