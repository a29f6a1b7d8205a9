from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmScopeMixin(models.AbstractModel):
    """A paper with a scope and dates: it speaks of a producer, of kinds of goods or items, perhaps of one stall or lot.

    An empty field does not narrow the scope. Whether the paper is in force is compared with the dates when it is asked.
    """

    _name = 'farm.scope.mixin'
    _description = "Paper With a Scope"
    _check_company_auto = True

    #: States in which the paper counts while its dates last.
    _counting_states = ()

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    producer_id = fields.Many2one(
        'farm.producer', string="Holder", required=True, ondelete='restrict', index=True, check_company=True
    )
    # Archived members still narrow the scope: without them an emptied list would mean "everything".
    commodity_ids = fields.Many2many('farm.commodity', string="Kinds of Goods", context={'active_test': False})
    product_tmpl_ids = fields.Many2many(
        'product.template',
        string="Items",
        check_company=True,
        context={'active_test': False},
        help="Only these goods on sale; empty: all of the holder's goods of the kinds named.",
    )
    stall_id = fields.Many2one(
        'farm.stall', check_company=True, index='btree_not_null', help="Only goods of this stall."
    )
    lot_id = fields.Many2one('stock.lot', check_company=True, index='btree_not_null', help="Only this lot.")
    date_from = fields.Date(string="Valid From")
    date_to = fields.Date(string="Valid Until", index=True)
    file = fields.Binary(attachment=True)
    file_name = fields.Char()

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for paper in self:
            if paper.date_from and paper.date_to and paper.date_to < paper.date_from:
                raise ValidationError(self.env._("%s ends before it begins. Correct the dates.", paper.display_name))

    @api.constrains('lot_id', 'stall_id', 'producer_id')
    def _check_scope(self):
        for paper in self:
            if paper.lot_id.producer_id and paper.lot_id.producer_id != paper.producer_id:
                raise ValidationError(
                    self.env._(
                        "Lot %(lot)s was not made by %(holder)s. Choose another lot or holder.",
                        lot=paper.lot_id.name,
                        holder=paper.producer_id.name,
                    )
                )

    def _covers(self, lot):
        """Whether `lot` lies in the scope of the paper. Asks no query when the fields of both are in the cache."""
        self.ensure_one()
        commodities = set(self.commodity_ids.ids)
        ancestors = set(lot.commodity_id._get_ancestor_ids()) if lot.commodity_id else set()
        return (
            self.producer_id == lot.producer_id
            and self.company_id == lot.company_id
            and (not commodities or bool(commodities & ancestors))
            and (not self.product_tmpl_ids or lot.product_id.product_tmpl_id in self.product_tmpl_ids)
            and (not self.stall_id or self.stall_id == lot.stall_id)
            and (not self.lot_id or self.lot_id == lot)
        )

    def _is_in_force(self, day, with_ended=False):
        self.ensure_one()
        return (
            self.state in self._counting_states
            and (not self.date_from or self.date_from <= day)
            and (with_ended or not self.date_to or self.date_to >= day)
        )

    @api.model
    def _get_in_scope(self, lots, domain, with_ended=False):
        """Return the papers that match `domain`, are in force today and cover each lot: dict lot id -> papers.

        :param bool with_ended: also those whose last day is over, so that the answer can say so

        One batch for all lots; the caller has taken care of rights (the gate asks as the market, not as a person).
        """
        papers = self.search(
            [
                *domain,
                ('company_id', 'in', lots.company_id.ids),
                ('producer_id', 'in', lots.producer_id.ids),
                ('state', 'in', self._counting_states),
            ]
        )
        today = {company: company._get_quality_today() for company in lots.company_id}
        in_force = papers.filtered(lambda paper: paper._is_in_force(today[paper.company_id], with_ended=with_ended))
        by_producer = in_force.grouped('producer_id')
        return {
            lot.id: by_producer.get(lot.producer_id, self.browse()).filtered(lambda paper: paper._covers(lot))  # noqa: B023
            for lot in lots
        }

    def _get_force_end(self):
        """Return the moment until which the paper lasts, or ``None`` when it has no end."""
        self.ensure_one()
        return self.company_id._get_quality_day_end(self.date_to) if self.date_to else None

    def _get_lots(self):
        """Return all lots whose release may depend on these papers."""
        domain = [('company_id', 'in', self.company_id.ids), ('producer_id', 'in', self.producer_id.ids)]
        # Whoever changes a paper need not see the lots that wait for it.
        lots_sudo = self.env['stock.lot'].sudo().search(domain)
        return lots_sudo.filtered(lambda lot: any(paper._covers(lot) for paper in self.sudo()))
