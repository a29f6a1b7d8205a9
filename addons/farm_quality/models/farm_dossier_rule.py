from odoo import api, fields, models


class FarmDossierRule(models.Model):
    """A paper that every seller of a kind must have in force; when it lapses, the seller's dossier is restricted.

    The rules that come with the addon follow Decree 15/2018/NĐ-CP (food safety certificate, or commitment of small
    makers) and the law on enterprises and cooperatives (registration). A market adds its own.
    """

    _name = 'farm.dossier.rule'
    _description = "Mandatory Paper"
    _order = 'document_kind, producer_kind, id'
    _rec_name = 'document_kind'

    document_kind = fields.Selection(selection='_selection_document_kind', string="Paper", required=True)
    producer_kind = fields.Selection(
        selection='_selection_producer_kind', string="Asked Of", help="Empty: of every seller."
    )
    is_food_only = fields.Boolean(string="Sellers of Food Only", default=True)
    company_id = fields.Many2one('res.company', string="Market", index=True, help="Empty: in every market.")
    legal_basis = fields.Char(help="Regulation that asks for the paper.")
    active = fields.Boolean(default=True)

    @api.model
    def _selection_document_kind(self):
        return self.env['farm.document']._fields['kind']._description_selection(self.env)

    @api.model
    def _selection_producer_kind(self):
        return self.env['farm.producer']._fields['kind']._description_selection(self.env)

    @api.model
    def _get_kinds(self, company, producer_kind, is_food):
        """Return the kinds of papers that a seller of this kind must have in the market of `company`, each once.

        :param bool is_food: whether the seller offers food, or nothing yet: who offers nothing is asked for everything
        """
        rules = self.search(
            [
                ('company_id', 'in', (company.id, False)),
                ('producer_kind', 'in', (producer_kind, False)),
                ('is_food_only', 'in', (False, is_food)),
            ]
        )
        return list(dict.fromkeys(rules.mapped('document_kind')))

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._update_dossiers()
        return rules

    def write(self, vals):
        res = super().write(vals)
        self._update_dossiers()
        return res

    def unlink(self):
        res = super().unlink()
        self._update_dossiers()
        return res

    @api.model
    def _update_dossiers(self):
        # What is asked of sellers changed: it counts for all of them, in whichever market.
        dossiers_sudo = self.env['farm.dossier'].sudo()
        dossiers_sudo.search([('state', 'in', dossiers_sudo._standing_states)])._update_standing()
