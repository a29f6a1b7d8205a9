import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.tables import TableError, read_table
from ..engine.values import read_number, read_value

#: Rows that are written together; after each the progress can be seen.
CHUNK = 500
#: Errors that are shown; a file with more is better corrected than read.
MAX_ERRORS = 500


class FarmQualityImport(models.Model):
    """A table of results or limits that is read row by row: what is in order is taken, all else is said with its line.

    Works in the background, in chunks; the progress is seen while it runs, and an interrupted run goes on where it was.
    """

    _name = 'farm.quality.import'
    _description = "Import of Results or Limits"
    _order = 'id desc'
    _rec_name = 'file_name'

    kind = fields.Selection(
        selection=[('results', "Results of Samples"), ('limits', "Limits")], required=True, default='results'
    )
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    file = fields.Binary(required=True, attachment=True)
    file_name = fields.Char(required=True)
    state = fields.Selection(
        selection=[('draft', "New"), ('running', "Being Read"), ('done', "Done")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        index=True,
    )
    total_count = fields.Integer(string="Rows", readonly=True, copy=False)
    read_count = fields.Integer(string="Read", readonly=True, copy=False)
    error_count = fields.Integer(string="Refused", readonly=True, copy=False)
    error_text = fields.Text(string="Refused Rows", readonly=True, copy=False)
    progress = fields.Float(compute='_compute_progress')

    @api.depends('total_count', 'read_count')
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.read_count / job.total_count if job.total_count else 0

    def action_start(self):
        """Check that the file can be read, then leave it to the background."""
        for job in self.filtered(lambda job: job.state == 'draft'):
            job._check_rights()
            rows = job._read_rows()
            missing = job._get_columns() - {column for _line, row in rows for column in row}
            if missing:
                raise UserError(self.env._("The file has no column: %s.", ", ".join(sorted(missing))))
            job.write({'state': 'running', 'total_count': len(rows)})
        # Whoever imports need not have the right to run scheduled actions.
        self.env.ref('farm_quality.ir_cron_quality_import').sudo()._trigger()

    def _check_rights(self):
        model = {'results': 'farm.test.result', 'limits': 'farm.limit'}[self.kind]
        self.env[model].check_access('create')

    def _get_columns(self):
        """Return the columns without which nothing can be read."""
        return {
            'results': {'sample', 'analyte', 'value'},
            'limits': {'analyte', 'commodity', 'value', 'unit', 'regulation'},
        }[self.kind]

    def _read_rows(self):
        self.ensure_one()
        try:
            return read_table(base64.b64decode(self.file), self.file_name)
        except TableError as error:
            raise UserError(
                self.env._("“%s” cannot be read. Save it as CSV (UTF-8) or XLSX.", self.file_name)
            ) from error

    @api.model
    def _cron_read(self):
        """Read the files that wait, as the people who handed them in."""
        jobs = self.search([('state', '=', 'running')], order='id')
        self.env['ir.cron']._commit_progress(remaining=sum(job.total_count - job.read_count for job in jobs))
        for job in jobs:
            own = job.with_user(job.create_uid).with_company(job.company_id)
            own._read_on(self.env['ir.cron']._commit_progress)

    def _read_on(self, on_chunk=None):
        """Read the rows that are left; `on_chunk` is told after each chunk how many rows it had."""
        self.ensure_one()
        rows = self._read_rows()[self.read_count :]
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            errors = getattr(self, f'_take_{self.kind}')(chunk)
            self._note(len(chunk), errors)
            if on_chunk and not on_chunk(len(chunk)):
                return
        self.state = 'done'

    def _note(self, count, errors):
        lines = [self.env._("Line %(line)s: %(error)s", line=line, error=error) for line, error in sorted(errors)]
        known = self.error_text.split('\n') if self.error_text else []
        self.write(
            {
                'read_count': self.read_count + count,
                'error_count': self.error_count + len(errors),
                'error_text': "\n".join([*known, *lines][:MAX_ERRORS]),
            }
        )

    def _get_units(self):
        """Return what a unit may be written as: dict text -> code."""
        labels = self.env['farm.test.result']._fields['unit']._description_selection(self.env)
        plain = {label.replace(' ', '').casefold(): code for code, label in labels}
        return {**plain, **{code: code for code in plain.values()}}

    def _get_by_code(self, model):
        """Return records by code and by name in lower case: dict text -> record."""
        records = self.env[model].search([])  # pylint: disable=no-search-all  # a reference table, once per chunk
        return {
            **{record.name.casefold(): record for record in records},
            **{record.code.casefold(): record for record in records},
        }

    # === Results === #

    def _take_results(self, rows):
        """Enter a chunk of results; return the errors as (line, message)."""
        analytes, units = self._get_by_code('farm.analyte'), self._get_units()
        names = {row.get('sample') for _line, row in rows}
        samples = self.env['farm.sample'].search([('name', 'in', list(names)), ('company_id', '=', self.company_id.id)])
        by_name = {sample.name: sample for sample in samples}
        current = samples.result_ids.filtered(lambda result: result.standing == 'current')
        there = {(result.sample_id, result.analyte_id): result for result in current}
        errors, entered, created = [], {}, {}
        for line, row in rows:
            sample = by_name.get(row.get('sample'))
            analyte = analytes.get(row.get('analyte', '').casefold())
            unit = units.get(row.get('unit', '').replace(' ', '').casefold())
            error = self._get_result_error(row, sample, analyte, unit)
            if error:
                errors.append((line, error))
                continue
            values = self._prepare_result_values(row, unit or analyte.unit)
            if (sample, analyte) in there:
                entered[there[sample, analyte]] = values
            else:
                created[sample, analyte] = {**values, 'sample_id': sample.id, 'analyte_id': analyte.id}
        self.env['farm.test.result']._enter(entered)
        self.env['farm.test.result'].create(list(created.values()))
        return errors

    def _get_result_error(self, row, sample, analyte, unit):
        if not sample:
            return self.env._("there is no sample %s.", row.get('sample', '–'))
        if sample.state not in ('received', 'in_analysis'):
            return self.env._("sample %(sample)s is %(state)s.", sample=sample.name, state=sample._get_state_label())
        if not analyte:
            return self.env._("there is no analyte “%s”.", row.get('analyte', '–'))
        return self._get_value_error(row, unit)

    def _get_value_error(self, row, unit):
        if row.get('unit') and not unit:
            return self.env._("“%s” is not a unit.", row['unit'])
        if not read_value(row.get('value', '').split(';')[0]).is_readable:
            return self.env._("the value “%s” cannot be read.", row.get('value', ''))
        if any(row.get(name) and read_number(row[name]) is None for name in ('loq', 'lod')):
            return self.env._("LOQ and LOD are numbers.")
        return None

    def _prepare_result_values(self, row, unit):
        optional = {name: row[name] for name in ('loq', 'lod', 'uncertainty', 'method') if row.get(name)}
        return {'value': row['value'], 'unit': unit, **optional}
