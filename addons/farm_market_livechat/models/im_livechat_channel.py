from odoo import fields, models


class ImLivechatChannel(models.Model):
    """The line between a market's visitors and its board. Outside of the opening times nobody is available."""

    _inherit = 'im_livechat.channel'

    company_id = fields.Many2one(
        'res.company', string="Market", index='btree_not_null', help="Empty: a channel of no market in particular."
    )

    def _get_available_operators_by_livechat_channel(self, users=None):
        # OVERRIDE: the button and the session ask the same: who is there now.
        available = super()._get_available_operators_by_livechat_channel(users)
        for channel in self:
            # The opening times are public, the settings of a company are not.
            if channel.company_id and not channel.company_id.sudo()._is_chat_open():
                available[channel] = self.env['res.users']
        return available
