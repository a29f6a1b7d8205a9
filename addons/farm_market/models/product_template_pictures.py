from odoo import models
from odoo.exceptions import UserError

#: A listing's pictures beside the first one. More are slow to load on a phone and help nobody to choose.
MAX_PICTURES = 6


class ProductTemplate(models.Model):
    """Further pictures of a listing: claims as the first one is, so the board sees each that comes or goes."""

    _inherit = 'product.template'

    def _add_pictures(self, pictures):
        """Add further pictures to the listing.

        :param list pictures: in base64
        :raises UserError: when the listing would have too many
        """
        self.ensure_one()
        self.check_access('write')
        if not pictures:
            return
        # The shop's gallery belongs to its editors; that the listing is the user's was checked.
        gallery_sudo = self.sudo().product_template_image_ids
        if len(gallery_sudo) + len(pictures) > MAX_PICTURES:
            raise UserError(
                self.env._(
                    "A listing shows at most %s more pictures. Take one out before you add another.", MAX_PICTURES
                )
            )
        new_sudo = gallery_sudo.create(
            [{'name': self.name, 'product_tmpl_id': self.id, 'image_1920': picture} for picture in pictures]
        )
        self._note_pictures({image.id: {'new_image': image.image_1920} for image in new_sudo})

    def _remove_pictures(self, image_ids):
        """Take further pictures out of the listing; ids that are not its own are left alone."""
        self.ensure_one()
        self.check_access('write')
        gone_sudo = self.sudo().product_template_image_ids.filtered(lambda image: image.id in image_ids)  # see above
        if not gone_sudo:
            return
        pictures = {image.id: {'old_image': image.image_1920} for image in gone_sudo}
        gone_sudo.unlink()
        self._note_pictures(pictures)

    def _note_pictures(self, pictures):
        """Keep what came and went for the board, and hide the listing until the board has seen it.

        :param dict pictures: id of the picture -> values of its `farm.listing.change`
        """
        label = self._fields['product_template_image_ids']._description_string(self.env)
        if self.admitted_on and not self._may_moderate():
            # Everybody's changes are recorded, also of those who may not write the record of changes.
            changes_sudo = self.env['farm.listing.change'].sudo()
            for image_id, values in pictures.items():
                name = f'product_template_image_ids/{image_id}'
                known = self.sudo().change_ids.filtered(lambda change: change.field_name == name)  # noqa: B023
                if known:
                    known.unlink()  # it came and went between two looks of the board
                else:
                    changes_sudo.create(
                        {**values, 'product_tmpl_id': self.id, 'field_name': name, 'user_id': self.env.uid}
                    )
            self._wait_for_the_board_again(label)
        self.stall_id._note_act(f"{self.name}: {label}")
