from odoo import models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: kind of news -> name, what it is about
NEWS = {
    'market': (_lt("News of the market"), _lt("What happens on the market, in its communes and stalls")),
    'policy': (_lt("Policy"), _lt("What the central and the local level decided, with the document itself")),
    'guide': (_lt("Standards and guides"), _lt("How to produce, pack and sell well")),
}


class ResCompany(models.Model):
    _inherit = 'res.company'

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_news()
        return res

    def _setup_market_news(self):
        """Give markets a blog for each kind of news. Safe to call again."""
        Blog = self.env['blog.blog'].with_context(lang='en_US')
        languages = [code for code, _name in self.env['res.lang'].get_installed() if code != 'en_US']
        for company in self:
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            there = Blog.search([('website_id', '=', website.id)]).mapped('news_kind')
            for sequence, (kind, (name, subtitle)) in enumerate(NEWS.items()):
                if not website or kind in there:
                    continue
                blog = Blog.create(
                    {
                        'name': name._translate('en_US'),
                        'subtitle': subtitle._translate('en_US'),
                        'news_kind': kind,
                        'website_id': website.id,
                        'sequence': sequence,
                    }
                )
                for code in languages:
                    blog.with_context(lang=code).write(
                        {'name': name._translate(code), 'subtitle': subtitle._translate(code)}
                    )
