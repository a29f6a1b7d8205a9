from odoo import Command, models


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _get_website_url(self):
        """Return the path of the stall's public page."""
        self.ensure_one()
        return f"/stalls/{self.env['ir.http']._slug(self)}"

    def action_view_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self._get_website_url(), 'target': 'new'}

    def _post_listing(self, values):
        """Create a listing of this stall from what its people filled in; return the `product.template`.

        :param dict values: name, price, unit, kind of goods, description, picture, shelf life
        :raises AccessError: when the user does not run the stall
        """
        self.ensure_one()
        self.check_access('write')
        # The right to run the stall was checked above. A product reaches into routes, categories and accounts, which
        # are no business of a seller; `values` names only what a seller may say.
        listing_sudo = (
            self.env['product.template']
            .sudo()
            .create(
                {
                    **values,
                    'stall_id': self.id,
                    'company_id': self.company_id.id,
                    'taxes_id': [Command.clear()],
                }
            )
        )
        return listing_sudo.sudo(False)
