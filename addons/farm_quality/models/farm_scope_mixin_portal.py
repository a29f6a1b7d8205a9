import base64

from odoo import fields, models
from odoo.exceptions import UserError

#: Types of files that a paper may be handed in as, with how their content begins.
FILE_SIGNATURES = (b'%PDF-', b'\xff\xd8\xff', b'\x89PNG\r\n')
MAX_FILE_SIZE = 10 * 1024 * 1024


class FarmScopeMixin(models.AbstractModel):
    """Reading what a seller typed into a form of the website."""

    _inherit = 'farm.scope.mixin'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    def _read_id(self, text):
        if not str(text or '').isdigit():
            raise UserError(self.env._("The form is not complete. Choose from every list."))
        return int(text)

    def _read_date(self, text):
        try:
            return fields.Date.to_date(text or False)
        except ValueError as error:
            raise UserError(self.env._("“%s” is not a date.", text)) from error

    def _prepare_file_values(self, upload):
        if not upload or not upload.filename:
            return {}
        content = upload.read(MAX_FILE_SIZE + 1)
        if len(content) > MAX_FILE_SIZE or not content.startswith(FILE_SIGNATURES):
            raise UserError(self.env._("Hand in a PDF, JPEG or PNG file of at most 10 MB."))
        return {'file': base64.b64encode(content), 'file_name': upload.filename[-100:]}
