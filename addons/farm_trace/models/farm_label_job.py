import io
from base64 import b64encode

from pypdf import PdfReader, PdfWriter

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Labels drawn and saved at a time: full sheets, a few seconds.
CHUNK = 500
#: Days that a printed file is kept: it may hold hidden codes.
KEEP_DAYS = 7


class FarmLabelJob(models.Model):
    """A large print of labels, made in the background and fetched when it is ready.

    The scheduler of Odoo works it off in parts that are saved one by one: a restart of the server costs one part, and
    whoever ordered it can stop it between two. OCA's ``queue_job`` is not used: its runner is a thread that wants a
    server-wide module and channels in the server's configuration, for what is one queue here.
    """

    _name = 'farm.label.job'
    _description = "Label Print Job"
    _order = 'id desc'
    _check_company_auto = True

    name = fields.Char(compute='_compute_name')
    company_id = fields.Many2one('res.company', string="Market", required=True, readonly=True, index=True)
    lot_ids = fields.Many2many('stock.lot', string="Lots", required=True, readonly=True, check_company=True)
    paper = fields.Selection(
        selection=[('sheet', "A4 Sheet, 20 Labels of 50 mm"), ('roll', "Roll, 50 mm")], required=True, readonly=True
    )
    copies = fields.Integer(string="Labels per Lot", required=True, readonly=True)
    is_per_unit = fields.Boolean(string="A Code per Package", readonly=True)
    state = fields.Selection(
        selection=[('waiting', "Waiting"), ('done', "Ready"), ('stopped', "Stopped"), ('expired', "File Deleted")],
        required=True,
        readonly=True,
        default='waiting',
        index=True,
    )
    part_ids = fields.One2many('farm.label.job.part', 'job_id', readonly=True)
    unit_ids = fields.One2many('farm.trace.unit', 'label_job_id', string="Packages", readonly=True)
    label_count = fields.Integer(string="Labels", compute='_compute_progress')
    done_count = fields.Integer(string="Made", compute='_compute_progress')
    progress = fields.Float(compute='_compute_progress')
    content = fields.Binary(string="File", readonly=True, copy=False)
    file_name = fields.Char(compute='_compute_name')
    finished_at = fields.Datetime(readonly=True)

    _copies_positive = models.Constraint("CHECK(copies > 0)", "Print at least one label.")

    def _compute_name(self):
        for job in self:
            job.name = self.env._("Labels %s", job.id)
            job.file_name = f'tem-{job.id}.pdf'

    @api.depends('part_ids.is_done', 'state')
    def _compute_progress(self):
        for job in self:
            job.label_count = job.copies * len(job.lot_ids)
            done = sum(job.part_ids.filtered('is_done').mapped('label_count'))
            job.done_count = job.label_count if job.state in ('done', 'expired') else done
            job.progress = 100 * job.done_count / job.label_count if job.label_count else 0

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        # The parts are the engine's own: nobody else makes or changes them.
        self.env['farm.label.job.part'].sudo().create([values for job in jobs for values in job._prepare_part_values()])
        # Who may print starts a job that only the system may start by hand.
        self.env.ref('farm_trace.ir_cron_label_jobs').sudo()._trigger()
        return jobs

    def _prepare_part_values(self):
        self.ensure_one()
        total = self.copies * len(self.lot_ids)
        return [
            {'job_id': self.id, 'first': first, 'label_count': min(CHUNK, total - first)}
            for first in range(0, total, CHUNK)
        ]

    # === Working it off === #

    @api.model
    def _cron_print(self):
        """Make what waits, part by part; what is left when the time is over is made in the next run."""
        parts = self.env['farm.label.job.part'].search([('job_id.state', '=', 'waiting'), ('is_done', '=', False)])
        self.env['ir.cron']._commit_progress(remaining=len(parts))
        for part in parts:
            # Read anew: the job may have been stopped while the last part was made.
            part.job_id.invalidate_recordset(['state'])
            if part.job_id.state == 'waiting':
                part._print()
            if not self.env['ir.cron']._commit_progress(1):
                break
        for job in self.search([('state', '=', 'waiting')]):
            if job.try_lock_for_update() and all(job.part_ids.mapped('is_done')):
                job._finish()
                self.env['ir.cron']._commit_progress()

    def _finish(self):
        """Put the parts together into the file, and tell who ordered it."""
        self.ensure_one()
        writer = PdfWriter()
        for part in self.part_ids:
            writer.append(PdfReader(io.BytesIO(part._get_pdf())), import_outline=False)
        stream = io.BytesIO()
        writer.write(stream)
        self.write(
            {
                'content': b64encode(stream.getvalue()),
                'state': 'done',
                'finished_at': fields.Datetime.now(),
            }
        )
        self.part_ids.content = False
        self.create_uid.with_context(lang=self.create_uid.lang)._bus_send(
            'simple_notification',
            {
                'type': 'success',
                'title': self.env._("Your labels are ready"),
                'message': self.env._("%(count)s labels: download them from the print job.", count=self.label_count),
            },
        )

    # === Actions === #

    def action_stop(self):
        if any(job.state != 'waiting' for job in self):
            raise UserError(self.env._("Only a print job that is being made can be stopped."))
        self.write({'state': 'stopped'})
        # Parts are the engine's own; who may stop the job need not be able to write them.
        self.sudo().part_ids.content = False

    def action_refresh(self):
        """Read again how far it is: the button saves the form, which loads it anew."""

    def action_download(self):
        self.ensure_one()
        if not self.content:
            raise UserError(self.env._("The file is not ready, or was deleted after %s days.", KEEP_DAYS))
        return {
            'type': 'ir.actions.act_url',
            'url': f'/web/content/{self._name}/{self.id}/content?download=true&filename={self.file_name}',
            'target': 'self',
        }

    @api.autovacuum
    def _gc_files(self):
        """Delete the files of old jobs, for the sake of the hidden codes in them."""
        limit = fields.Datetime.subtract(fields.Datetime.now(), days=KEEP_DAYS)
        old = self.search([('state', '=', 'done'), ('finished_at', '<', limit)])
        old.write({'content': False, 'state': 'expired'})
