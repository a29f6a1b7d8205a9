from odoo import fields, models


class FarmPlanLine(models.Model):
    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=[
            ('market_items_admitted', "Items first admitted to the market"),
            ('market_key_products', "Key products admitted to the market"),
            ('market_members', "Members signed up"),
        ],
        ondelete={
            'market_items_admitted': 'set default',
            'market_key_products': 'set default',
            'market_members': 'set default',
        },
    )

    def _measure_market_items_admitted(self, company, date_from, date_to):
        return (
            self.env['product.template']
            .sudo()
            .with_context(active_test=False)
            .search_count(
                [
                    ('company_id', '=', company.id),
                    ('admitted_on', '>=', date_from),
                    ('admitted_on', '<=', date_to),
                ]
            )
        )

    def _measure_market_key_products(self, company, date_from, date_to):
        return (
            self.env['product.template']
            .sudo()
            .with_context(active_test=False)
            .search_count(
                [
                    ('company_id', '=', company.id),
                    ('is_key_product', '=', True),
                    ('admitted_on', '>=', date_from),
                    ('admitted_on', '<=', date_to),
                ]
            )
        )

    def _measure_market_members(self, company, date_from, date_to):
        """Members on the last day: everybody with an account who may shop on this market."""
        return (
            self.env['res.users']
            .sudo()
            .search_count(
                [
                    ('share', '=', True),
                    ('company_ids', 'in', company.ids),
                    ('create_date', '<', fields.Date.add(date_to, days=1)),
                ]
            )
        )
