import posixpath
from base64 import b64decode
from urllib.parse import parse_qsl, unquote, urlsplit

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from odoo import api, models
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import file_open
from odoo.tools.image import image_guess_size_from_field_name, image_process
from odoo.tools.mimetypes import guess_mimetype

from odoo.addons.base.models.assetsbundle import ANY_UNIQUE
from odoo.addons.web.controllers.binary import Binary
from odoo.addons.web.controllers.report import ReportController

STATIC_TYPES = {
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.gif': 'image/gif',
    '.webp': 'image/webp',
    '.ico': 'image/x-icon',
    '.ttf': 'font/ttf',
    '.otf': 'font/otf',
    '.woff': 'font/woff',
    '.woff2': 'font/woff2',
}
# Addresses are understood by the very routes that serve them over HTTP.
ROUTES = Map(
    [
        Rule(path, endpoint=reader)
        for reader, method in (
            ('_read_image', Binary.content_image),
            ('_read_content', Binary.content_common),
            ('_read_logo', Binary.company_logo),
            ('_read_barcode', ReportController.report_barcode),
        )
        for path in method.original_routing['routes']
    ]
    + [
        Rule('/web/assets/<string:unique>/<string:filename>', endpoint='_read_asset'),
        Rule('/web/assets/<int:website_id>/<string:unique>/<string:filename>', endpoint='_read_asset'),
    ],
    strict_slashes=False,
)


class WeasyprintResource(models.AbstractModel):
    """Reads styles, fonts and pictures of a report from Odoo itself, without HTTP.

    To serve one more kind of address, extend :meth:`_read_path`.
    """

    _name = 'weasyprint.resource'
    _description = 'Resources of PDF Reports'

    @api.model
    def _own_hosts(self):
        """Return the host names (with port) that mean this Odoo."""
        parameters_sudo = self.env['ir.config_parameter'].sudo()
        addresses = [parameters_sudo.get_param(key) for key in ('web.base.url', 'report.url')]
        addresses.append(self.env['ir.actions.report']._get_report_url())
        if request and request.db:
            addresses.append(request.httprequest.host_url)
        return {urlsplit(address).netloc for address in addresses if address}

    @api.model
    def _is_own(self, url):
        """Tell whether an absolute address is of this Odoo."""
        parts = urlsplit(url)
        return parts.scheme in ('http', 'https') and parts.netloc in self._own_hosts()

    @api.model
    def _read(self, url):
        """Return ``(content, mimetype)`` of an address.

        :param str url: absolute address
        :raises ValueError: for an outside or unknown address
        :raises UserError: where the record behind it is missing or may not be read
        """
        if not self._is_own(url):
            raise ValueError(f"A report may not fetch from outside: {url}")
        parts = urlsplit(url)
        return self._read_path(parts.path, dict(parse_qsl(parts.query)))

    @api.model
    def _read_path(self, path, query):
        """Return ``(content, mimetype)`` of a path of this Odoo."""
        segments = posixpath.normpath(unquote(path)).strip('/').split('/')
        if len(segments) > 2 and segments[1] == 'static':
            return self._read_static('/'.join(segments))
        try:
            reader, values = ROUTES.bind('localhost').match(path)
        except HTTPException as error:
            return self._read_public_attachment(path, error)
        return getattr(self, reader)(**{**query, **values})

    @api.model
    def _read_static(self, path):
        extension = posixpath.splitext(path)[1].lower()
        if extension not in STATIC_TYPES:
            raise ValueError(f"Not a style, font or picture: {path}")
        with file_open(path, 'rb') as static_file:
            return static_file.read(), STATIC_TYPES[extension]

    @api.model
    def _read_public_attachment(self, path, error):
        """Read an attachment that is served at an address of its own, such as a theme's picture."""
        attachment_sudo = (
            self.env['ir.attachment']
            .sudo()
            .search([('url', '=', path), ('public', '=', True), ('type', '=', 'binary')], limit=1)
        )
        if not attachment_sudo:
            raise ValueError(f"Nothing is at {path}") from error
        return attachment_sudo.raw, attachment_sudo.mimetype

    @api.model
    def _read_asset(self, unique, filename, website_id=None):
        """Read a bundle of styles; make it where it was not asked for before."""
        assets_params = {'website_id': website_id} if website_id else {}
        if unique not in ('debug', 'any', ANY_UNIQUE):
            url = self.env['ir.asset']._get_asset_bundle_url(filename, unique, assets_params)
            # Bundles are public files of the engine, as in web's /web/assets.
            attachment_sudo = (
                self.env['ir.attachment']
                .sudo()
                .search(
                    [
                        ('public', '=', True),
                        ('url', '=', url),
                        ('res_model', '=', 'ir.ui.view'),
                        ('res_id', '=', 0),
                    ],
                    limit=1,
                )
            )
            if attachment_sudo:
                return attachment_sudo.raw, 'text/css'
        name, rtl, asset_type, autoprefix = self.env['ir.asset']._parse_bundle_name(filename, False)
        if asset_type != 'css':
            raise ValueError(f"Not a style: {filename}")
        bundle = (
            self.env['ir.qweb']
            .sudo()
            ._get_asset_bundle(name, css=True, js=False, rtl=rtl, autoprefix=autoprefix, assets_params=assets_params)
        )
        return bundle.css().raw, 'text/css'

    @api.model
    def _read_image(
        self,
        xmlid=None,
        model='ir.attachment',
        id=None,
        field='raw',
        width=0,
        height=0,
        crop=False,
        access_token=None,
        **_unused,
    ):
        """Read a picture with the reader's rights; a placeholder stands for what may not be read."""
        size = (int(width), int(height))
        if size == (0, 0):
            size = image_guess_size_from_field_name(field)
        try:
            content, mimetype = self._read_binary(xmlid, model, id, field, access_token)
        except UserError:
            content = None
        if not content:
            content, mimetype = self._read_static('web/static/img/placeholder.png')
        if not mimetype.startswith('image/'):
            raise ValueError(f"Not a picture: {mimetype}")
        return image_process(content, size=size, crop=crop), mimetype

    @api.model
    def _read_content(
        self,
        xmlid=None,
        model='ir.attachment',
        id=None,
        field='raw',
        access_token=None,
        **_unused,
    ):
        """Read a binary field with the reader's rights, if it is a picture, font or style."""
        content, mimetype = self._read_binary(xmlid, model, id, field, access_token)
        if mimetype.split('/')[0] not in ('image', 'font') and mimetype != 'text/css':
            raise ValueError(f"Not a style, font or picture: {mimetype}")
        return content, mimetype

    @api.model
    def _read_binary(self, xmlid, model, res_id, field, access_token):
        """Return ``(content, mimetype)`` of a binary field, as web's routes find it.

        ``ir.binary`` makes its streams for a request; a report is printed without one, too.

        :raises UserError: where the record is missing or may not be read
        """
        record = self.env['ir.binary']._find_record(xmlid, model, res_id and int(res_id), access_token, field=field)
        if record._name == 'ir.attachment' and field in ('raw', 'datas', 'db_datas'):
            return record.raw, record.mimetype
        definition = record._fields.get(field)
        if not definition or definition.type != 'binary':
            raise UserError(self.env._("%(field)s is no picture of %(model)s.", field=field, model=record._name))
        record._check_field_access(definition, 'read')
        content = b64decode(record.with_context(bin_size=False)[field] or b'')
        return content, guess_mimetype(content, default='application/octet-stream')

    @api.model
    def _read_logo(self, company=None, **_unused):
        company_id = int(company) if company else self.env.company.id
        # The logo is shown to anyone, as in web's /logo.png.
        company_sudo = self.env['res.company'].sudo().browse(company_id).exists()
        if not company_sudo.logo_web:
            return self._read_static('web/static/img/nologo.png')
        logo = b64decode(company_sudo.with_context(bin_size=False).logo_web)
        return logo, guess_mimetype(logo, default='image/png')

    @api.model
    def _read_barcode(self, barcode_type, value, **options):
        return self.env['ir.actions.report'].barcode(barcode_type, value, **options), 'image/png'
