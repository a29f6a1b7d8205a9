from base64 import b64decode, b64encode

from odoo import fields, models


class FarmLabelJobPart(models.Model):
    """So many labels of a print job, made and saved at once; a table of its own, so that stopping waits for nothing."""

    _name = 'farm.label.job.part'
    _description = "Part of a Label Print Job"
    _order = 'job_id, first'

    job_id = fields.Many2one('farm.label.job', required=True, readonly=True, ondelete='cascade', index=True)
    first = fields.Integer(required=True, readonly=True, help="How many labels of the job come before this part.")
    label_count = fields.Integer(required=True, readonly=True)
    is_done = fields.Boolean(readonly=True, index=True)
    content = fields.Binary(readonly=True)

    def _print(self):
        """Draw the labels of this part."""
        self.ensure_one()
        job = self.job_id
        lots = job.lot_ids.sorted('id')
        runs = []
        position, end = self.first, self.first + self.label_count
        while position < end:
            lot = lots[position // job.copies]
            count = min(job.copies - position % job.copies, end - position)
            runs += self._prepare_runs(lot.with_context(lang=job.create_uid.lang), count)
            position += count
        self.write({'content': b64encode(lots._draw_labels(runs, job.paper)), 'is_done': True})

    def _prepare_runs(self, lot, count):
        """Return pairs of label and copies for `count` labels of one lot."""
        if self.job_id.is_per_unit:
            return [(label, 1) for label in self.env['farm.trace.unit']._create_with_labels(lot, count, self.job_id)]
        return [(lot._prepare_label(), count)]

    def _get_pdf(self):
        self.ensure_one()
        return b64decode(self.content)
