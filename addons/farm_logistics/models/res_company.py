from odoo import Command, models


class ResCompany(models.Model):
    """A market brings its own ways of delivery: the shuttle, picking up at the stall, and paying at the door."""

    _inherit = 'res.company'

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_carriers()
        return res

    def _setup_market_carriers(self):
        """Give markets their delivery methods and cash on delivery. Safe to call again: what is there stays."""
        for company in self:
            # Delivery methods and ways to pay are the system's to make when a market is founded, whoever founds it.
            company_sudo = company.sudo().with_company(company)
            company_sudo._setup_carrier(
                'shuttle',
                lambda env: env._("Market shuttle"),
                {'delivery_type': 'base_on_rule', 'sequence': 1, 'price_rule_ids': company._prepare_shuttle_prices()},
            )
            company_sudo._setup_carrier(
                'pickup', lambda env: env._("Pick up at the stall"), {'delivery_type': 'fixed', 'sequence': 2}
            )
            company_sudo._setup_cash_on_delivery()

    def _prepare_shuttle_prices(self):
        """Prices of the shuttle to begin with: 15,000 đồng for a stall's parcel, by weight from 10 kg on."""
        common = {'variable': 'weight', 'variable_factor': 'weight', 'max_value': 10}
        return [
            Command.create({**common, 'operator': '<=', 'list_base_price': 15000, 'sequence': 1}),
            Command.create({**common, 'operator': '>', 'list_price': 1500, 'sequence': 2}),
        ]

    def _get_market_carrier(self, service):
        """Return the market's own delivery method: `service` is ``'shuttle'`` or ``'pickup'``."""
        self.ensure_one()
        return self.env['delivery.carrier'].search(
            [('company_id', '=', self.id), ('farm_service', '=', service)], order='sequence, id', limit=1
        )

    def _setup_carrier(self, service, get_name, values):
        self.ensure_one()
        Carrier = self.env['delivery.carrier'].with_context(active_test=False, lang='en_US')
        if Carrier.search_count([('company_id', '=', self.id), ('farm_service', '=', service)], limit=1):
            return
        name = get_name(Carrier.env)
        product = Carrier.env['product.product'].create(
            {
                'name': name,
                'type': 'service',
                'list_price': 0,
                'sale_ok': False,
                'purchase_ok': False,
                'company_id': self.id,
                'categ_id': self.env.ref('delivery.product_category_deliveries').id,
                'taxes_id': [Command.clear()],
                'supplier_taxes_id': [Command.clear()],
                'invoice_policy': 'order',
            }
        )
        carrier = Carrier.create(
            {
                'name': name,
                'product_id': product.id,
                'company_id': self.id,
                'farm_service': service,
                'integration_level': 'rate',
                'allow_cash_on_delivery': True,
                'is_published': True,
                'country_ids': [Command.set(self.env.ref('base.vn').ids)],
                'website_id': self.env['website'].search([('company_id', '=', self.id)], limit=1).id,
                **values,
            }
        )
        self._translate_term(product, 'name', get_name)
        self._translate_term(carrier, 'name', get_name)

    def _setup_cash_on_delivery(self):
        self.ensure_one()
        Provider = self.env['payment.provider'].with_context(lang='en_US')
        provider = Provider.search(
            [
                ('company_id', '=', self.id),
                ('code', '=', 'custom'),
                ('custom_mode', '=', 'cash_on_delivery'),
            ],
            limit=1,
        )
        if not provider:
            template = Provider.env.ref('delivery.payment_provider_cod', raise_if_not_found=False) or Provider.search(
                [('code', '=', 'custom'), ('custom_mode', '=', 'cash_on_delivery')], limit=1
            )
            provider = template.copy({'company_id': self.id, 'name': Provider.env._("Cash on delivery")})
        elif provider.state == 'enabled':
            return
        provider.payment_method_ids.active = True
        provider.write({'state': 'enabled', 'is_published': True})
        self._translate_term(provider, 'name', lambda env: env._("Cash on delivery"))
        for lang in self._get_market_languages():
            env = self.with_context(lang=lang).env
            provider.with_env(env).pending_msg = env._("You pay when the goods are handed to you.")

    def _get_market_languages(self):
        """Return the codes of the languages in use; English always, since it is the source of translated names."""
        codes = [code for code, _name in self.env['res.lang'].get_installed() if code != 'en_US']
        return ['en_US', *codes]

    def _translate_term(self, record, name, get_value):
        record.update_field_translations(
            name, {lang: get_value(self.with_context(lang=lang).env) for lang in self._get_market_languages()}
        )
