from pytz import timezone

from odoo import Command, fields, models

from ..tools.opening import clock, is_open

#: The market's colours, as its look has them.
COLOURS = {
    'header_background_color': '#23742C',
    'button_background_color': '#23742C',
    'title_color': '#FFFFFF',
    'button_text_color': '#FFFFFF',
}


class ResCompany(models.Model):
    _inherit = 'res.company'

    chat_days = fields.Selection(
        selection=[
            ('workdays', "Monday to Friday"),
            ('saturday', "Monday to Saturday"),
            ('daily', "Every day"),
        ],
        string="Chat Is Answered",
        required=True,
        default='saturday',
    )
    chat_from = fields.Float(string="From", default=7.5)
    chat_to = fields.Float(string="Until", default=17)
    chat_user_ids = fields.Many2many(
        'res.users',
        string="Who Answers",
        compute='_compute_chat_user_ids',
        inverse='_inverse_chat_user_ids',
        help="They get the questions while they are signed in; each can also join or leave under Live Chat.",
    )

    _check_chat_hours = models.Constraint(
        'CHECK(chat_from >= 0 AND chat_from < chat_to AND chat_to <= 24)',
        "The chat opens before it closes, on the same day.",
    )

    def _compute_chat_user_ids(self):
        for company in self:
            company.chat_user_ids = company._get_chat_channel().user_ids

    def _inverse_chat_user_ids(self):
        for company in self:
            company._get_chat_channel().user_ids = company.chat_user_ids

    def _get_chat_channel(self):
        """Return the market's channel; sudoed: who may read or write the company sets who answers."""
        self.ensure_one()
        return self.env['im_livechat.channel'].sudo().search([('company_id', '=', self.id)], limit=1)

    def _is_chat_open(self):
        """Whether the chat is answered at this moment, in the market's time."""
        self.ensure_one()
        zone = timezone(self.partner_id.tz or 'Asia/Ho_Chi_Minh')
        now = fields.Datetime.now().replace(tzinfo=timezone('UTC')).astimezone(zone)
        return is_open(now, self.chat_days, self.chat_from, self.chat_to)

    def _get_chat_hours(self):
        """Return when the chat is answered, in words."""
        self.ensure_one()
        days = dict(self._fields['chat_days']._description_selection(self.env))
        return f'{days[self.chat_days]}, {clock(self.chat_from)}–{clock(self.chat_to)}'

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_chat()
        return res

    def _setup_market_chat(self):
        """Give markets a channel on their website, answered by their board. Safe to call again."""
        board = self.env.ref('farm_base.group_board')
        for company in self:
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            if not website or company._get_chat_channel():
                continue
            # `im_livechat.channel` makes its creator an agent where none is named.
            agents = self.env['res.users'].search(
                [('all_group_ids', 'in', board.ids), ('company_id', '=', company.id), ('share', '=', False)]
            )
            channel = self.env['im_livechat.channel'].create(
                {
                    'name': company.name,
                    'company_id': company.id,
                    'user_ids': [Command.set(agents.ids)],
                    **COLOURS,
                    **self.with_context(lang='en_US')._prepare_chat_texts(),
                }
            )
            for code, _name in self.env['res.lang'].get_installed():
                channel.with_context(lang=code).write(self.with_context(lang=code)._prepare_chat_texts())
            website.channel_id = channel

    def _prepare_chat_texts(self):
        """Return what visitors read, in the language of the environment."""
        return {
            'button_text': self.env._("Chat with the market"),
            'default_message': self.env._("Hello! What can the market do for you?"),
        }
