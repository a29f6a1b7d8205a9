from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.farm_base.tools.masking import mask_name

from .farm_rating import CRITERIA, GOODS_CRITERIA, ORDER_CRITERIA


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    complaint_ids = fields.One2many('farm.complaint', 'order_id', string="Complaints")
    customer_rating_ids = fields.One2many('farm.rating', 'order_id', string="Buyers' Ratings")

    def _get_rateable_items(self):
        """Return the listings of the order that its buyer may rate now, or rate otherwise: none before delivery, after
        the market's time, or once the seller answered."""
        self.ensure_one()
        if not self.stall_id or not self.delivered_on:
            return self.env['product.template']
        if fields.Datetime.now() > self.delivered_on + timedelta(days=self.company_id.rating_days):
            return self.env['product.template']
        closed = self.customer_rating_ids.filtered(lambda rating: rating.answer or rating.state == 'hidden')
        received = self.order_line.filtered(lambda line: line.stall_id and line.qty_delivered > 0)
        return received.product_id.product_tmpl_id - closed.product_tmpl_id

    def _rate(self, goods, order_stars):
        """Record what the buyer says of this order. The caller has made sure that it is the buyer.

        :param dict goods: listing id -> {'quality': 1–5, 'look': 1–5, 'comment': text}
        :param dict order_stars: packing, preparation and service, 1–5 each, for all items of the order
        :return: the ratings
        :raises UserError: for what was not delivered, not of this order, or too late
        """
        self.ensure_one()
        items = self._get_rateable_items()
        if not goods or not set(goods) <= set(items.ids):
            raise UserError(
                self.env._("Only goods that you received can be rated, until the seller has answered your rating.")
            )
        stars = [order_stars.get(criterion) for criterion in ORDER_CRITERIA]
        stars += [values.get(criterion) for values in goods.values() for criterion in GOODS_CRITERIA]
        if not all(star in range(1, 6) for star in stars):
            raise UserError(self.env._("Give one to five stars for each question."))
        known = self.customer_rating_ids.grouped('product_tmpl_id')
        ratings = self.env['farm.rating']
        for item in items.filtered(lambda item: item.id in goods):
            values = self._prepare_rating_values(item, {**goods[item.id], **order_stars})
            if item in known:
                known[item].write(values)
                ratings |= known[item]
            else:
                ratings |= ratings.create(values)
        return ratings

    def _prepare_rating_values(self, item, answers):
        self.ensure_one()
        return {
            'order_id': self.id,
            'product_tmpl_id': item.id,
            'stall_id': self.stall_id.id,
            'company_id': self.company_id.id,
            'partner_id': self.partner_id.id,
            'buyer_name': mask_name(self.partner_id.name),
            'rated_on': fields.Datetime.now(),
            'comment': (answers.get('comment') or '').strip(),
            **{criterion: answers[criterion] for criterion in CRITERIA},
        }
