from odoo.addons.farm_market.controllers.seller_listing import SellerListingPortal


class StampedListingPortal(SellerListingPortal):
    """Takes over the stamp that the goods of a new lot carry already."""

    def _prepare_received_lot_values(self, post):
        values = super()._prepare_received_lot_values(post)
        stamp = (post.get('stamp_code') or '').strip()
        issuer = post.get('stamp_issuer')
        if stamp:
            values.update(stamp_code=stamp, stamp_issuer=issuer if issuer in ('city', 'producer') else 'other')
        return values
