"""A budget's implementation as a spreadsheet, in the shape of the plans' own tables: items down, sources across."""

import io

import xlsxwriter

MEASURES = ('amount_current', 'amount_committed', 'amount_paid', 'amount_settled', 'amount_available')


def write_implementation(budget):
    """Return the XLSX of one budget.

    One row per item (its sources added up), a column per source with what is in force, then what was committed, paid,
    settled and is left. Totals are formulas, so that the sheet shows how they come about.

    :param farm.budget budget: a budget that the caller may read
    :rtype: bytes
    """
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {'in_memory': True})
    formats = _make_formats(workbook)
    sheet = workbook.add_worksheet(str(budget.year))
    sources = budget.line_ids.source_id.sorted(lambda source: (source.sequence, source.id))
    heads = [
        budget.env._("No."),
        budget.env._("Item"),
        budget.env._("In force"),
        *sources.mapped('name'),
        budget.env._("Committed, open"),
        budget.env._("Paid"),
        budget.env._("Settled"),
        budget.env._("Left"),
    ]
    sheet.write(0, 0, budget.name, formats['title'])
    sheet.write(1, 0, budget.env._("Market: %(market)s. Unit: đồng.", market=budget.company_id.name))
    sheet.write_row(3, 0, heads, formats['head'])
    items = budget.line_ids.grouped(lambda line: (line.code, line.name))
    for row, ((code, name), lines) in enumerate(items.items(), start=4):
        sheet.write_string(row, 0, code or '', formats['text'])
        sheet.write_string(row, 1, name, formats['text'])
        sheet.write_row(row, 2, _get_numbers(lines, sources), formats['number'])
    _write_totals(sheet, formats, budget.env._("Total"), 4, len(items), len(heads))
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 48)
    sheet.set_column(2, len(heads) - 1, 17)
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    workbook.close()
    return stream.getvalue()


def _make_formats(workbook):
    return {
        'title': workbook.add_format({'bold': True, 'font_size': 14}),
        'head': workbook.add_format(
            {'bold': True, 'text_wrap': True, 'border': 1, 'align': 'center', 'valign': 'vcenter'}
        ),
        'text': workbook.add_format({'text_wrap': True, 'border': 1, 'valign': 'top'}),
        'number': workbook.add_format({'num_format': '#,##0', 'border': 1, 'valign': 'top'}),
        'total': workbook.add_format({'num_format': '#,##0', 'bold': True, 'border': 1}),
    }


def _get_numbers(lines, sources):
    by_source = [
        sum(lines.filtered(lambda line, source=source: line.source_id == source).mapped('amount_current'))
        for source in sources
    ]
    total, *spent = (sum(lines.mapped(measure)) for measure in MEASURES)
    return [total, *by_source, *spent]


def _write_totals(sheet, formats, label, first, count, width):
    row = first + count
    sheet.write(row, 0, '', formats['total'])
    sheet.write(row, 1, label, formats['total'])
    for column in range(2, width):
        letter = xlsxwriter.utility.xl_col_to_name(column)
        sheet.write_formula(row, column, f'=SUM({letter}{first + 1}:{letter}{row})', formats['total'])
