from odoo import models


class FarmBuyerPrivacyMixin(models.AbstractModel):
    """Records of a sale that people of a stall read, except for who the buyer is.

    The seller's centre shows name, telephone and address while there is something to deliver, and no longer. Without
    this, whoever reads a record reads the names behind it too, by any call and for ever.
    """

    _name = 'farm.buyer.privacy.mixin'
    _description = "Hides the Buyer from Sellers"

    def _get_buyer_fields(self):
        """Return the names of the fields that tell who the buyer is. Hook: rooms add theirs."""
        return frozenset({'partner_id'})

    def _has_field_access(self, field, operation):
        # OVERRIDE: see above. It holds for reading, searching, grouping and exporting alike.
        return super()._has_field_access(field, operation) and (
            self.env.su or field.name not in self._get_buyer_fields() or not self.env.user._is_stall_person()
        )
