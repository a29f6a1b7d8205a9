from odoo import api, fields, models

from ..tools.price import price_level


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    price_median = fields.Float(string="Usual Price", readonly=True, copy=False, digits='Product Price')
    price_days = fields.Integer(string="Days Compared", readonly=True, copy=False)
    price_gap = fields.Integer(
        string="Above the Usual Price (%)", readonly=True, copy=False, index='btree_not_null', aggregator='avg'
    )

    def _get_price_level(self):
        """Return 'good', 'usual' or 'high' against what it usually cost; None if unknown."""
        self.ensure_one()
        return price_level(self.price_gap, self.price_days)

    @api.model
    def _search_get_detail(self, website, order, options):
        # OVERRIDE: the shop shows what is good for a group of people.
        detail = super()._search_get_detail(website, order, options)
        audience = options.get('advice')
        if audience in dict(self.env['farm.advice']._fields['audience'].selection):
            commodities = self.env['farm.advice']._get_good_commodities(website.company_id, audience)
            detail['base_domain'].append([('commodity_id', 'child_of', commodities.ids)])
        return detail
