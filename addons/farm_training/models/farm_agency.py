from odoo import api, models

from ..tools.tables import OWN_DATA, read_table


class FarmAgency(models.Model):
    _inherit = 'farm.agency'

    @api.model
    def _load_reference(self):
        """Return the agencies that the published plans name, by code, creating those that are missing.

        One that was entered by its Vietnamese name, without a code, is taken over. Safe to call again.
        """
        has_vietnamese = bool(self.env['res.lang']._get_data(code='vi_VN'))
        Agency = self.with_context(active_test=False, lang='vi_VN' if has_vietnamese else 'en_US')
        agencies = {agency.code: agency for agency in Agency.search([('code', '!=', False)])}
        unnumbered = {agency.name: agency for agency in Agency.search([('code', '=', False)])}
        for number, row in enumerate(read_table(OWN_DATA + 'agencies.csv'), start=1):
            if row['code'] in agencies:
                continue
            agency = unnumbered.get(row['name'])
            values = {'code': row['code'], 'kind': row['kind'], 'name': row['name_en'], 'sequence': 10 * number}
            if agency:
                agency.with_context(lang='en_US').write(values)
            else:
                agency = Agency.with_context(lang='en_US').create(values)
            if has_vietnamese:
                agency.update_field_translations('name', {'vi_VN': row['name']})
            agencies[row['code']] = agency.with_env(self.env)
        return agencies
