import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from .. import statement
from ..vietqr import VietQRError


class PaymentVietqrImport(models.TransientModel):
    """Take the incoming transfers of a bank statement for notices, after a look at each line."""

    _name = 'payment.vietqr.import'
    _description = "Import a Bank Statement"

    account = fields.Selection(
        selection='_selection_account',
        required=True,
        default=lambda self: next(iter(self._selection_account()), (False,))[0],
    )
    file = fields.Binary(string="Statement", required=True, attachment=False)
    filename = fields.Char()
    currency_id = fields.Many2one(
        comodel_name='res.currency',
        default=lambda self: self.env.ref('base.VND'),
    )
    line_ids = fields.One2many(
        comodel_name='payment.vietqr.import.line',
        inverse_name='wizard_id',
        readonly=True,
    )
    is_checked = fields.Boolean()
    good_count = fields.Integer(string="Good Lines", compute='_compute_counts')
    bad_count = fields.Integer(string="Bad Lines", compute='_compute_counts')

    @api.model
    def _selection_account(self):
        """The accounts of the user's companies, by the id of their provider."""
        # Accountants may not read providers, which hold secrets.
        providers_sudo = (
            self.env['payment.provider']
            .sudo()
            .search(
                [
                    ('code', '=', 'vietqr'),
                    ('company_id', 'in', self.env.companies.ids),
                    ('vietqr_account_number', '!=', False),
                ]
            )
        )
        return [
            (str(p.id), f'{p.vietqr_bank_id.short_name} {p.vietqr_account_number} ({p.company_id.name})')
            for p in providers_sudo
        ]

    @api.depends('line_ids.is_bad')
    def _compute_counts(self):
        for wizard in self:
            wizard.bad_count = len(wizard.line_ids.filtered('is_bad'))
            wizard.good_count = len(wizard.line_ids) - wizard.bad_count

    @api.onchange('file', 'account')
    def _onchange_file(self):
        self.is_checked = False
        self.line_ids = [Command.clear()]

    # === ACTION METHODS === #

    def action_check(self):
        """Read the file and say of each line what would happen; nothing is recorded.

        :raise UserError: if the file cannot be read at all.
        """
        self.ensure_one()
        provider_sudo = self._get_provider_sudo()
        self.line_ids = [Command.clear()] + [
            Command.create(self._prepare_line_values(provider_sudo, line)) for line in self._read()
        ]
        self.is_checked = True
        return self._reopen()

    def action_import(self):
        """Record the good lines as notices; lines that are known already change nothing.

        :return: the action showing the notices that wait for somebody.
        """
        self.ensure_one()
        provider_sudo = self._get_provider_sudo()
        Notice_sudo = self.env['payment.vietqr.notice'].sudo()  # The wizard's group is the right.
        for line in self._read():
            if not line.problem:
                Notice_sudo._receive(provider_sudo, self._prepare_notice(provider_sudo, line), 'statement')
        return self.env['ir.actions.act_window']._for_xml_id('payment_vietqr.payment_vietqr_notice_action')

    # === BUSINESS METHODS === #

    def _get_provider_sudo(self):
        """The provider of the chosen account, which must be one of the user's companies."""
        if self.account not in dict(self._selection_account()):
            raise UserError(self.env._("Choose an account of your company."))
        return self.env['payment.provider'].sudo().browse(int(self.account))

    def _read(self):
        """The lines of the file.

        :rtype: list[statement.Line]
        :raise UserError: if the file cannot be read.
        """
        try:
            rows = statement.read_rows(self.filename or '', base64.b64decode(self.file))
            return statement.parse_lines(rows)
        except VietQRError as error:
            raise UserError(
                self.env._(
                    "The file cannot be read. Save the statement as XLSX, or as CSV in UTF-8, with"
                    " columns for the date, the bank's reference, the content and the amount received."
                )
            ) from error

    @api.model
    def _prepare_notice(self, provider, line):
        return {
            **line.values,
            'account_number': provider.vietqr_account_number,
            'gateway': provider.vietqr_bank_id.short_name,
            'is_outgoing': False,
            'payload': {'row': line.row, **line.values},
        }

    def _prepare_line_values(self, provider, line):
        return {
            'row': line.row,
            **line.values,
            'is_bad': bool(line.problem),
            'outcome': self._describe_problem(line) if line.problem else self._describe_outcome(provider, line),
        }

    def _describe_problem(self, line):
        """What is wrong with a line."""
        problems = {
            'transfer_date': self.env._("The date cannot be read: “%s”", line.cell),
            'bank_reference': self.env._("The bank's reference is missing."),
            'amount': self.env._("The amount is not whole đồng: “%s”", line.cell),
            'known_row': self.env._("Row %s has the same reference.", line.cell),
        }
        return problems[line.problem]

    def _describe_outcome(self, provider, line):
        """What importing a good line would do."""
        Notice_sudo = self.env['payment.vietqr.notice'].sudo()
        if Notice_sudo.search_count(
            [
                ('provider_id', '=', provider.id),
                ('bank_reference', '=', line.values['bank_reference']),
                ('amount', '=', line.values['amount']),
            ],
            limit=1,
        ):
            return self.env._("Known already")
        transaction = Notice_sudo._find_transaction(provider, line.values['content'])
        notice = self._prepare_notice(provider, line)
        outcome, _reason = Notice_sudo._classify(transaction, notice, conflict=False)
        label = dict(Notice_sudo._fields['state']._description_selection(self.env))[outcome]
        return f'{label}: {transaction.reference}' if transaction else label

    def _reopen(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Import a Bank Statement"),
            'res_model': self._name,
            'res_id': self.id,
            'view_mode': 'form',
            'target': 'new',
        }
