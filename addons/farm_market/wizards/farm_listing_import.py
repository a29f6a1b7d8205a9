import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.listing_table import TableError, make_template, plain, read_rows
from ..tools.numbers import parse_number

UNITS = {
    'uom.product_uom_kgm': ('kg', 'kilogram', 'can', 'ki lo gam'),
    'farm_base.uom_piece': ('cai', 'piece', 'qua', 'con', 'chiec'),
    'farm_base.uom_bunch': ('bo', 'mo', 'bunch'),
    'farm_base.uom_box': ('hop', 'box', 'goi'),
    'farm_base.uom_bottle': ('chai', 'lo', 'bottle', 'hu'),
    'uom.product_uom_litre': ('lit', 'l', 'litre'),
}


class FarmListingImport(models.TransientModel):
    """Posts many goods of a stall from a table: first a dry run that names each bad line, then all of it or nothing."""

    _name = 'farm.listing.import'
    _description = "Post Goods from a Table"

    stall_id = fields.Many2one('farm.stall', required=True, readonly=True)
    file = fields.Binary(string="Table (XLSX)", attachment=False)
    filename = fields.Char()
    line_ids = fields.One2many('farm.listing.import.line', 'import_id', readonly=True)
    error_count = fields.Integer(compute='_compute_counts')
    good_count = fields.Integer(compute='_compute_counts')

    @api.depends('line_ids.error')
    def _compute_counts(self):
        for table in self:
            bad = table.line_ids.filtered('error')
            table.error_count = len(bad)
            table.good_count = len(table.line_ids - bad)

    # === Dry run === #

    def action_check(self):
        """Read the table and say, line by line, what would be posted and what is wrong. Posts nothing."""
        self.ensure_one()
        self.stall_id.check_access('write')
        if not self.file:
            raise UserError(self.env._("Choose the table first."))
        try:
            rows = read_rows(base64.b64decode(self.file))
        except TableError as error:
            raise UserError(self._describe(error)) from error
        words = self._get_words()
        seen = set(
            map(plain, self.env['product.template'].search([('stall_id', '=', self.stall_id.id)]).mapped('name'))
        )
        self.line_ids = [Command.clear()] + [
            Command.create(self._prepare_line_values(number, row, words, seen)) for number, row in rows
        ]
        return self._reopen()

    def _describe(self, error):
        return {
            'file': self.env._("This is no Excel file (XLSX). Save your table as .xlsx and send it again."),
            'columns': self.env._("These headings are missing in the first row: %s. Take the template.", error.detail),
            'empty': self.env._("The table has no line below the headings."),
            'long': self.env._("The table is too long: at most %s lines at once.", error.detail),
        }[error.code]

    def _get_words(self):
        """Return what the table may say: dict column -> dict plain word -> record id."""
        units = {word: self.env.ref(xmlid).id for xmlid, words in UNITS.items() for word in words} | {
            plain(self.env.ref(xmlid).sudo().name): self.env.ref(xmlid).id for xmlid in UNITS
        }
        leaves = self.env['farm.commodity'].search([('child_ids', '=', False)])
        shelves = self._get_shelves()
        return {
            'commodity': {**self._get_names(leaves), **{plain(leaf.code): leaf.id for leaf in leaves}},
            'unit': units,
            'category': self._get_names(shelves),
        }

    def _get_names(self, records):
        """Return plain name -> id in every language of the database: people write in theirs, whatever they read in."""
        return {
            plain(record.name): record.id
            for code, _name in self.env['res.lang'].get_installed()
            for record in records.with_context(lang=code)
        }

    def _get_shelves(self):
        domain = [('website_id', 'in', (False, *self.env.company.website_id.ids))]
        return self.env['product.public.category'].sudo().search(domain)  # the shop's shelves are no secret

    def _prepare_line_values(self, number, row, words, seen):
        name = str(row.get('name') or '').strip()
        found = {column: known.get(plain(row.get(column))) for column, known in words.items()}
        amounts = {column: self._read_number(row.get(column)) for column in ('price', 'shelf_days', 'max_per_order')}
        errors = []
        if not name:
            errors.append(self.env._("the name is missing"))
        elif plain(name) in seen:
            errors.append(self.env._("the stall has goods of this name already, or the table names them twice"))
        seen.add(plain(name))
        if not found['commodity']:
            errors.append(self.env._("unknown kind of goods: %s", row.get('commodity') or '—'))
        if not found['unit']:
            errors.append(self.env._("unknown unit: %s", row.get('unit') or '—'))
        if row.get('category') and not found['category']:
            errors.append(self.env._("unknown shelf: %s", row['category']))
        if not amounts['price'] or amounts['price'] <= 0:
            errors.append(self.env._("no price in đồng: %s", row.get('price') or '—'))
        for column in ('shelf_days', 'max_per_order'):
            if row.get(column) not in (None, '') and (amounts[column] is None or amounts[column] < 0):
                errors.append(self.env._("not a number: %s", row[column]))
        return {
            'row': number,
            'name': name,
            'error': "; ".join(errors),
            'price': amounts['price'] or 0,
            'commodity_id': found['commodity'],
            'uom_id': found['unit'],
            'category_id': found['category'],
            'description': str(row.get('description') or '').strip(),
            'shelf_days': int(amounts['shelf_days'] or 0),
            'max_per_order': amounts['max_per_order'] or 0,
        }

    @api.model
    def _read_number(self, value):
        return float(value) if isinstance(value, (int, float)) else parse_number(str(value or ''))

    # === Posting === #

    def action_import(self):
        """Post all goods of a table without a bad line. Pictures are added afterwards, then the board is asked."""
        self.ensure_one()
        if not self.line_ids or self.error_count:
            raise UserError(self.env._("Mend the lines that are named, then check the table again."))
        listings = self.env['product.template']
        for line in self.line_ids:
            listings |= self.stall_id._post_listing(line._prepare_listing_values())
        self.stall_id._note_act(self.env._("%s goods posted from a table", len(listings)))
        return {**self.stall_id.action_view_products(), 'target': 'current'}

    def action_template(self):
        """Download a table to fill in."""
        return {'type': 'ir.actions.act_url', 'url': '/farm_market/listing-table.xlsx', 'target': 'download'}

    @api.model
    def _make_template(self):
        leaves = self.env['farm.commodity'].search([('child_ids', '=', False)])
        units = [self.env.ref(xmlid).sudo().name for xmlid in UNITS]
        shelves = self._get_shelves()
        example = (leaves[:1].name, leaves[:1].name, 20000, units[0], '', 3, shelves[:1].name, 10)
        return make_template([example], leaves.mapped('name'), units, shelves.mapped('name'))

    def _reopen(self):
        return {
            'type': 'ir.actions.act_window',
            'res_model': self._name,
            'res_id': self.id,
            'view_mode': 'form',
            'target': 'new',
        }
