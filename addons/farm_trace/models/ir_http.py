from odoo import models

from ..gs1.compression import is_compressed, parse_compressed
from ..gs1.digital_link import DigitalLinkError


class IrHttp(models.AbstractModel):
    _inherit = 'ir.http'

    @classmethod
    def _match(cls, path_info):
        # OVERRIDE: a compressed Digital Link stands alone at the root, where pages of the website stand too. A page's
        # name is not taken for one: there would have to be a GTIN with its check digit inside.
        return super()._match(f'/01{path_info}' if cls._is_compressed_link(path_info) else path_info)

    @classmethod
    def _is_compressed_link(cls, path_info):
        segment = path_info.strip('/')
        if not is_compressed(segment):
            return False
        try:
            return bool(parse_compressed(segment))
        except DigitalLinkError:
            return False
