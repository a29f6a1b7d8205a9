from odoo import fields, models


class MailingList(models.Model):
    _inherit = 'mailing.list'

    company_id = fields.Many2one(
        'res.company', string="Market", index='btree_not_null', help="Empty: a list of no market in particular."
    )
