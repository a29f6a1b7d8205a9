from odoo import fields, models


class FarmCommune(models.Model):
    _inherit = 'farm.commune'

    hub_ids = fields.One2many('farm.hub', 'commune_id', string="Markets' Hubs")
