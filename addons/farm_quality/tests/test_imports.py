import base64
import io

from openpyxl import Workbook

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestImports(QualityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sample = cls._create_received(cls)

    def _create_received(self):
        sample = self.env['farm.sample'].create(
            {
                'product_tmpl_id': self.item.id,
                'laboratory_id': self.laboratory.id,
                'result_ids': [Command.create({'analyte_id': self.lead.id})],
            }
        )
        sample._take_step('collect')
        sample._take_step('receive')
        return sample

    def _import(self, text, kind='results', role='lab', name='bảng.csv', content=None):
        job = self._as(role, self.env['farm.quality.import']).create(
            {'kind': kind, 'file': base64.b64encode(content or text.encode()), 'file_name': name}
        )
        job.action_start()
        job._read_on()
        return job

    def test_results_are_entered_and_bad_rows_named_by_their_line(self):
        number = self.sample.name
        job = self._import(
            "Mẫu;Chỉ tiêu;Kết quả;Đơn vị;LOQ\n"
            f"{number};lead;0,05;mg/kg;0,01\n"
            f"{number};cadmium;12;µg/kg;\n"
            "M/0000/9999;lead;0,05;mg/kg;\n"
            f"{number};không có;1;mg/kg;\n"
            f"{number};lead;đạt;mg/kg;\n"
            f"{number};lead;0,1;lít;\n"
        )
        self.assertEqual((job.state, job.total_count, job.read_count, job.error_count), ('done', 6, 6, 4))
        lines = [line.split(':')[0].split()[-1] for line in job.error_text.splitlines()]
        self.assertEqual(lines, ['4', '5', '6', '7'])
        lead, cadmium = self.sample.result_ids.sorted('id')
        self.assertEqual(
            (lead.value, lead.loq, lead.verdict, lead.analyst_id), ('0,05', '0,01', 'pass', self.users['lab'])
        )
        self.assertEqual((cadmium.value, cadmium.unit), ('12', 'ug_kg'))

    def test_a_workbook_is_read_too(self):
        book = Workbook()
        book.active.append(['sample', 'analyte', 'value'])
        book.active.append([self.sample.name, 'lead', '<LOQ'])
        content = io.BytesIO()
        book.save(content)
        job = self._import('', name='kq.xlsx', content=content.getvalue())
        self.assertFalse(job.error_count)
        self.assertEqual(self.sample.result_ids.value, '<LOQ')

    def test_what_was_handed_on_is_not_changed(self):
        sample = self._create_sample()
        job = self._import(f"sample,analyte,value\n{sample.name},lead,0.9")
        self.assertEqual(job.error_count, 1)
        self.assertEqual(sample.result_ids.value, '0,05')

    def test_a_file_without_its_columns_or_that_is_no_table_is_refused(self):
        for content, name in ((b"a,b\n1,2", 'a.csv'), (b"\xff\xfe", 'a.csv'), (b"no book", 'a.xlsx')):
            with self.subTest(content), self.assertRaises(UserError):
                self._import('', name=name, content=content)

    def test_limits_that_break_order_or_unit_are_refused_by_line(self):
        rows = [
            "analyte;commodity;value;unit;regulation;valid_from;valid_to;kind;n;c;value_upper",
            f"cadmium;{self.dropwort.code};0,2;mg/kg;QCVN thử;01/01/2020;31/12/2020;;;;",
            f"cadmium;{self.dropwort.code};0,2;CFU/g;QCVN thử;01/01/2021;;;;;",
            f"cadmium;{self.dropwort.code};0,2;mg/kg;QCVN thử;01/01/2022;01/01/2021;;;;",
            f"cadmium;{self.dropwort.code};hai;mg/kg;QCVN thử;01/01/2021;;;;;",
            f"e_coli;{self.dropwort.code};500;CFU/g;QCVN thử;;;plan;5;2;100",
            f"cadmium;{self.dropwort.code};0,3;mg/kg;QCVN thử;01/06/2020;;;;;",
        ]
        job = self._import("\n".join(rows), kind='limits', role='officer')
        self.assertEqual(job.error_count, 5, job.error_text)
        limit = self.env['farm.limit'].search([('regulation', '=', 'QCVN thử')])
        self.assertEqual((limit.value, limit.legal_text_id.name), ('0,2', 'QCVN thử'))
        self.assertFalse(limit.is_source_checked)

    def test_the_laboratory_imports_no_limits(self):
        with self.assertRaises(AccessError):
            self._import("analyte,commodity,value,unit,regulation", kind='limits')

    def test_the_background_reads_on_as_the_person_who_handed_in(self):
        job = self._as('lab', self.env['farm.quality.import']).create(
            {
                'file': base64.b64encode(f"sample,analyte,value\n{self.sample.name},lead,0.07".encode()),
                'file_name': 'a.csv',
            }
        )
        job.action_start()
        self.assertEqual((job.state, job.progress), ('running', 0))
        with self.enter_registry_test_mode():
            self.env.ref('farm_quality.ir_cron_quality_import').method_direct_trigger()
        self.assertEqual((job.state, job.progress), ('done', 100))
        self.assertEqual(self.sample.result_ids.analyst_id, self.users['lab'])
