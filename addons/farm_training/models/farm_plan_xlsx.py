import io

import xlsxwriter

from odoo import models


class FarmPlan(models.Model):
    _inherit = 'farm.plan'

    def _get_xlsx(self):
        """Return the figures of the plan as the bytes of a workbook: one sheet of lines, one of tasks if there are."""
        self.ensure_one()
        figures = self.get_figures()
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {'in_memory': True}) as workbook:
            styles = self._get_xlsx_styles(workbook)
            self._write_xlsx_lines(workbook.add_worksheet(self.env._("Plan")), figures, styles)
            if figures['tasks']:
                self._write_xlsx_tasks(workbook.add_worksheet(self.env._("Timeline")), figures['tasks'], styles)
        return buffer.getvalue()

    def _get_xlsx_styles(self, workbook):
        cell = {'border': 1, 'valign': 'top'}
        return {
            'title': workbook.add_format({'bold': True, 'font_size': 14}),
            'head': workbook.add_format(
                {**cell, 'bold': True, 'bg_color': '#DCEFE0', 'text_wrap': True, 'align': 'center'}
            ),
            'section': workbook.add_format({**cell, 'bold': True, 'bg_color': '#F2F2F2'}),
            'text': workbook.add_format({**cell, 'text_wrap': True}),
            'number': workbook.add_format({**cell, 'num_format': '#,##0.##'}),
            'integer': workbook.add_format({**cell, 'num_format': '#,##0'}),
            'percent': workbook.add_format({**cell, 'num_format': '0%'}),
            'center': workbook.add_format({**cell, 'align': 'center'}),
        }

    def _write_xlsx_lines(self, sheet, figures, styles):
        periods = [*map(str, figures['years']), self.env._("Total")]
        sheet.write(0, 0, figures['name'], styles['title'])
        sheet.write(1, 0, figures['subtitle'])
        first = 3
        for column, label in enumerate([self.env._("No."), self.env._("Activity"), self.env._("Unit")]):
            sheet.merge_range(first, column, first + 1, column, label, styles['head'])
        for index, period in enumerate(periods):
            column = 3 + 3 * index
            sheet.merge_range(first, column, first, column + 2, period, styles['head'])
            for offset, label in enumerate([self.env._("Target"), self.env._("Actual"), "%"]):
                sheet.write(first + 1, column + offset, label, styles['head'])
        after = 3 + 3 * len(periods)
        for offset, label in enumerate(
            [self.env._("Beside"), self.env._("Lead"), self.env._("Coordinating"), self.env._("Note")]
        ):
            sheet.merge_range(first, after + offset, first + 1, after + offset, label, styles['head'])
        row = first + 2
        for section in figures['sections']:
            sheet.merge_range(
                row, 0, row, after + 3, f"{section['number']} {section['name']}".strip(), styles['section']
            )
            row += 1
            for line in section['lines']:
                self._write_xlsx_line(sheet, row, line, styles)
                row += 1
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, after - 1, 10)
        sheet.set_column(after, after + 3, 32)
        sheet.freeze_panes(first + 2, 2)

    def _write_xlsx_line(self, sheet, row, line, styles):
        for column, value in enumerate([line['code'], line['name'], line['unit']]):
            sheet.write_string(row, column, value, styles['text'])
        column = 3
        for cell in [*line['cells'], line['total']]:
            self._write_xlsx_number(sheet, row, column, cell['target'], cell['target_text'], styles)
            self._write_xlsx_number(sheet, row, column + 1, cell['actual'], cell['actual_text'], styles)
            if cell['percent'] is None:
                sheet.write_string(row, column + 2, '–', styles['center'])
            else:
                sheet.write_number(row, column + 2, cell['percent'] / 100, styles['percent'])
            column += 3
        for offset, value in enumerate([line['beside'], line['lead'], line['coordinating'], line['note']]):
            sheet.write_string(row, column + offset, value, styles['text'])

    def _write_xlsx_number(self, sheet, row, column, value, text, styles):
        """Write numbers as numbers; a dash, a range or a bound as the text that the plan has."""
        if value is None or any(sign in text for sign in '–>≤'):
            sheet.write_string(row, column, text, styles['center'])
        else:
            sheet.write_number(row, column, value, styles['integer' if value == int(value) else 'number'])

    def _write_xlsx_tasks(self, sheet, tasks, styles):
        columns = {
            'code': self.env._("No."),
            'name': self.env._("Task"),
            'output': self.env._("Expected Result"),
            'lead': self.env._("Lead"),
            'date_start': self.env._("Start"),
            'date_due': self.env._("Due"),
            'date_done': self.env._("Done On"),
            'state_text': self.env._("Status"),
            'result': self.env._("Result"),
        }
        for column, label in enumerate(columns.values()):
            sheet.write(0, column, label, styles['head'])
        for row, task in enumerate(tasks, start=1):
            for column, key in enumerate(columns):
                sheet.write_string(row, column, task[key], styles['text'])
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 3, 45)
        sheet.set_column(4, 8, 18)
        sheet.freeze_panes(1, 0)
