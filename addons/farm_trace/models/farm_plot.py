from odoo import api, fields, models


class FarmPlot(models.Model):
    """A field, garden, pond or stable of a producer. The diary names it, and waiting times hold for it alone."""

    _name = 'farm.plot'
    _description = "Plot"
    _order = 'producer_id, name'
    _check_company_auto = True

    name = fields.Char(required=True)
    key = fields.Char(compute='_compute_key', store=True, precompute=True, help="The name, however it is typed.")
    producer_id = fields.Many2one('farm.producer', required=True, ondelete='restrict', index=True, check_company=True)
    company_id = fields.Many2one(related='producer_id.company_id', store=True, index=True)
    kind = fields.Selection(
        selection=[
            ('field', "Field or Garden"),
            ('greenhouse', "Greenhouse"),
            ('pond', "Pond"),
            ('stable', "Stable or Pen"),
            ('other', "Other Place"),
        ],
        required=True,
        default='field',
    )
    area = fields.Float(string="Area (m²)", digits=(12, 1))
    entry_ids = fields.One2many('farm.diary.entry', 'plot_id', string="Diary")
    active = fields.Boolean(default=True)

    _area_positive = models.Constraint("CHECK(area >= 0)", "An area cannot be negative.")
    _key_uniq = models.UniqueIndex("(producer_id, key)", "This producer has a plot of that name already.")

    @api.depends('name')
    def _compute_key(self):
        for plot in self:
            plot.key = self._get_key(plot.name or '')

    @api.model
    def _get_key(self, name):
        """Return a name without what differs from one typing to the next."""
        return ' '.join(name.split()).casefold()

    @api.model
    def _find_or_create(self, producer, name):
        """Return the producer's plot of that name, a new one where there is none; none for an empty name."""
        if not name.strip():
            return self
        found = self.with_context(active_test=False).search(
            [('producer_id', '=', producer.id), ('key', '=', self._get_key(name))], limit=1
        )
        return found or self.create({'producer_id': producer.id, 'name': ' '.join(name.split())})
