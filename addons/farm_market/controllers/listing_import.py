import base64

from odoo.exceptions import MissingError, UserError, ValidationError
from odoo.http import content_disposition, request, route

from .seller_orders import SellerPortal

MAX_TABLE_SIZE = 2 * 1024 * 1024


class ListingImportPortal(SellerPortal):
    @route('/farm_market/listing-table.xlsx', type='http', auth='user', readonly=True)
    def listing_table(self, **kwargs):
        """An empty table of goods to fill in."""
        return request.make_response(
            request.env['farm.listing.import']._make_template(),
            headers=[
                ('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
                ('Content-Disposition', content_disposition('hang-cua-toi.xlsx')),
            ],
        )

    @route('/my/stalls/<int:stall_id>/goods/import', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_goods_import(self, stall_id, **post):
        """Send a table and see, line by line, what would be posted."""
        stall = self._get_own_stall(stall_id)
        error, table_sudo = None, request.env['farm.listing.import']
        file = request.httprequest.files.get('table')
        if request.httprequest.method == 'POST' and file and file.filename:
            content = file.read(MAX_TABLE_SIZE + 1)
            try:
                if len(content) > MAX_TABLE_SIZE:
                    raise UserError(request.env._("The table is larger than 2 MB. Send fewer lines at once."))
                with request.env.cr.savepoint():
                    table_sudo = self._create_table(stall, content)
                    table_sudo.action_check()
            except UserError as refusal:
                error, table_sudo = refusal.args[0], request.env['farm.listing.import']
        return request.render(
            'farm_market.my_goods_import',
            {'stall': stall, 'table': table_sudo, 'error': error, 'page_name': 'stalls'},
        )

    def _create_table(self, stall, content):
        # People of a stall have no right on the wizard of the back office; that they run the stall was checked.
        Table = request.env['farm.listing.import'].sudo()
        return Table.create({'stall_id': stall.id, 'file': base64.b64encode(content)})

    @route('/my/goods-tables/<int:table_id>/post', type='http', auth='user', website=True, methods=['POST'])
    def my_goods_import_post(self, table_id, **post):
        """Post the goods of a table that was checked."""
        table_sudo = request.env['farm.listing.import'].sudo().browse(table_id).exists()
        if not table_sudo or table_sudo.create_uid != request.env.user:
            raise MissingError(request.env._("This table is gone. Send it again."))
        stall = self._get_own_stall(table_sudo.stall_id.id)
        try:
            with request.env.cr.savepoint():
                table_sudo.action_import()
        except (UserError, ValidationError) as error:
            return request.render(
                'farm_market.my_goods_import',
                {'stall': stall, 'table': table_sudo, 'error': error.args[0], 'page_name': 'stalls'},
            )
        return request.redirect(f'/my/stalls/{stall.id}/goods')
