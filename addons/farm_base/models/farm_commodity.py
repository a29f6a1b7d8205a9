from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmCommodity(models.Model):
    """What a thing *is* (water dropwort, polished rice), apart from who sells it at what price.

    A tree: limits, advice, storage and release policies are set on a node and hold for everything below it, unless a
    deeper node says otherwise.
    """

    _name = 'farm.commodity'
    _description = "Commodity"
    _parent_store = True
    _order = 'parent_path, sequence, name'
    _rec_names_search = ['name', 'code', 'scientific_name']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Stable code, used in imports and reports.")
    parent_id = fields.Many2one('farm.commodity', string="Part Of", ondelete='restrict', index=True)
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many('farm.commodity', 'parent_id', string="Contains")
    complete_name = fields.Char(compute='_compute_complete_name', recursive=True)
    scientific_name = fields.Char()
    is_food = fields.Boolean(
        compute='_compute_is_food',
        store=True,
        readonly=False,
        recursive=True,
        help="Food is asked for safety papers and tests; handicraft has policies of its own.",
    )
    season_months = fields.Char(
        string="Season", help="Months of harvest as numbers separated by commas, for example 10,11,12,1."
    )
    storage_note = fields.Char(translate=True, string="Storage")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This commodity code is taken. Choose another one.")

    @api.depends('name', 'parent_id.complete_name')
    def _compute_complete_name(self):
        for commodity in self:
            parent = commodity.parent_id
            commodity.complete_name = f"{parent.complete_name} / {commodity.name}" if parent else commodity.name

    @api.depends('parent_id.is_food')
    def _compute_is_food(self):
        for commodity in self:
            # A root is food unless somebody says otherwise.
            commodity.is_food = commodity.parent_id.is_food if commodity.parent_id else True

    @api.constrains('parent_id')
    def _check_parent_id(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A commodity cannot be part of itself. Choose another parent."))

    @api.constrains('season_months')
    def _check_season_months(self):
        for commodity in self.filtered('season_months'):
            months = commodity.season_months.split(',')
            if not all(month.strip().isdigit() and 1 <= int(month) <= 12 for month in months):
                raise ValidationError(
                    self.env._("Write the season as month numbers separated by commas, for example: 10,11,12,1.")
                )

    def _get_ancestor_ids(self):
        """Return the ids from this commodity up to its root, the nearest first."""
        self.ensure_one()
        return [int(node) for node in reversed(self.parent_path.rstrip('/').split('/'))]

    def _is_in_season(self, date):
        """Whether `date` falls into the harvest months; a commodity without a season always does."""
        self.ensure_one()
        return not self.season_months or date.month in {int(month) for month in self.season_months.split(',')}
