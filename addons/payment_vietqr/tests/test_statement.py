import base64
import io

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from .common import VietQRCommon


@tagged('post_install', '-at_install')
class TestStatement(VietQRCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = new_test_user(
            cls.env,
            'vietqr_accountant',
            groups='account.group_account_invoice',
        )

    def _prepare_rows(self, transaction):
        today = transaction.create_date.strftime('%d/%m/%Y')
        return [
            ['SAO KÊ TÀI KHOẢN', '', '', '', ''],
            ['Ngày giao dịch', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Nội dung'],
            [today, 'FT1', '', '180.000', f'{transaction.vietqr_content} chuyen tien'],
            [today, 'FT2', '50.000', '', 'phi'],
            ['hôm qua', 'FT3', '', '10.000', 'x'],
            [today, 'FT4', '', '10.000,5', 'x'],
            [today, '', '', '10.000', 'x'],
            [today, 'FT1', '', '180.000', 'x'],
            [today, 'FT5', '', '20.000', 'tiền rau'],
        ]

    def _create_wizard(self, rows, name='saoke.csv'):
        if name.endswith('.xlsx'):
            book, stream = openpyxl.Workbook(), io.BytesIO()
            for row in rows:
                book.active.append(row)
            book.save(stream)
            data = stream.getvalue()
        else:
            data = '\n'.join(';'.join(row) for row in rows).encode('utf-8-sig')
        return (
            self.env['payment.vietqr.import']
            .with_user(self.accountant)
            .create(
                {
                    'account': str(self.vietqr.id),
                    'file': base64.b64encode(data),
                    'filename': name,
                }
            )
        )

    def test_checking_names_the_bad_lines_and_records_nothing(self):
        transaction = self._create_pending()
        wizard = self._create_wizard(self._prepare_rows(transaction))
        wizard.action_check()
        self.assertEqual(
            [(line.row, line.is_bad) for line in wizard.line_ids],
            [(3, False), (5, True), (6, True), (7, True), (8, True), (9, False)],
        )
        self.assertEqual((wizard.good_count, wizard.bad_count), (2, 4))
        outcomes = wizard.line_ids.mapped('outcome')
        self.assertEqual(outcomes[0], f'Matched: {transaction.reference}')
        self.assertIn('hôm qua', outcomes[1])
        self.assertIn('10.000,5', outcomes[2])
        self.assertIn('3', outcomes[4])
        self.assertEqual(outcomes[5], 'No transaction found')
        self.assertEqual(transaction.state, 'pending')
        self.assertFalse(self.Notice.search_count([('provider_id', '=', self.vietqr.id)]))

    def test_importing_feeds_the_same_notices_once(self):
        for name in ('saoke.csv', 'saoke.xlsx'):
            with self.subTest(name=name):
                transaction = self._create_pending(name, amount=180000)
                rows = self._prepare_rows(transaction)
                for row in rows[2:]:
                    row[1] = row[1] and f'{name}{row[1]}'
                for _time in range(2):
                    self._create_wizard(rows, name).action_import()
                notices = self.Notice.search([('bank_reference', '=like', f'{name}%')], order='id')
                self.assertEqual(notices.mapped('state'), ['matched', 'unmatched'])
                self.assertEqual(set(notices.mapped('source')), {'statement'})
                self.assertEqual(transaction.state, 'done')

    def test_webhook_and_statement_count_one_transfer_once(self):
        transaction = self._create_pending()
        notice = self._receive(transaction)
        wizard = self._create_wizard(self._prepare_rows(transaction))
        wizard.action_check()
        self.assertEqual(wizard.line_ids[0].outcome, 'Known already')
        wizard.action_import()
        self.assertEqual(transaction.vietqr_notice_ids, notice)

    def test_what_is_no_statement_is_refused(self):
        for name, rows in (('a.csv', [['x', 'y']]), ('a.xlsx', [['x', 'y']])):
            with self.subTest(name=name), self.assertRaises(UserError):
                self._create_wizard(rows, name).action_check()
        wizard = self._create_wizard([['x']], 'a.csv')
        wizard.write({'filename': 'a.xlsx', 'file': base64.b64encode(b'not a workbook')})
        with self.assertRaises(UserError):
            wizard.action_check()

    def test_another_companys_account_is_refused(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        other = self.env['payment.provider'].sudo()._vietqr_enable(company, '970436', '999', 'X')
        wizard = self._create_wizard(self._prepare_rows(self._create_pending()))
        wizard.account = str(other.id)
        for action in (wizard.action_check, wizard.action_import):
            with self.assertRaises(UserError):
                action()
