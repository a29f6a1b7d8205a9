from uuid import UUID

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: What a seller may write from the phone; everything else is the server's to fill in.
WRITABLE = ('dose', 'quantity', 'note')
#: Characters of one text; more is no diary.
LONGEST_TEXT = 2000


class FarmDiaryEntry(models.Model):
    """Entries from the phone: typed names become records, and what is sent twice is written down once."""

    _inherit = 'farm.diary.entry'

    client_uuid = fields.Char(
        readonly=True, copy=False, help="Made by the phone: an entry that is sent again is recognised by it."
    )

    _client_uuid_uniq = models.UniqueIndex(
        "(client_uuid) WHERE client_uuid IS NOT NULL", "This entry is written down already."
    )

    @api.model
    def _get_own_stalls(self):
        """Return the stalls whose diary the user keeps."""
        return self.env['farm.stall'].search([('user_ids', 'in', self.env.user.ids)])

    @api.model
    def _take_from_phone(self, typed_list):
        """Write down what waited on a phone, each entry with its own outcome.

        :param list typed_list: dicts as typed, each with its `uuid`
        :return: list of ``{'uuid': …, 'state': 'saved' | 'refused', 'message': …}``, in the same order
        """
        return [self._take_one_from_phone(typed) for typed in typed_list]

    def _take_one_from_phone(self, typed):
        uuid = str(typed.get('uuid'))
        try:
            with self.env.cr.savepoint():
                if not self._is_taken(uuid):
                    self.create(self._prepare_phone_values(typed))
        except UserError as error:
            return {'uuid': uuid, 'state': 'refused', 'message': str(error)}
        return {'uuid': uuid, 'state': 'saved', 'message': ''}

    @api.model
    def _is_taken(self, uuid):
        """Whether this entry of the user came before.

        :raises UserError: when it is somebody else's
        """
        # Who made up the identifier of another's entry learns no more than that it is taken.
        known_sudo = self.sudo().search([('client_uuid', '=', uuid)], limit=1)
        if known_sudo and known_sudo.create_uid != self.env.user:
            raise UserError(self.env._("This entry was sent by somebody else. Write it down anew."))
        return bool(known_sudo)

    @api.model
    def _prepare_phone_values(self, typed):
        """Return the values of an entry from what was typed.

        :raises UserError: for what cannot be read, is not on a list or is somebody else's
        """
        stalls = self._get_own_stalls()
        stall = stalls.filtered(lambda stall: str(stall.id) == str(typed.get('stall_id') or stalls[:1].id))
        if not stall:
            raise UserError(self.env._("This stall is not yours. Open the diary anew and choose the stall."))
        texts = {name: self._read_text(typed, name) for name in (*WRITABLE, 'kind', 'plot', 'input_name')}
        if texts['kind'] not in dict(self._fields['kind'].selection):
            raise UserError(self.env._("Choose what was done."))
        day = self._read_day(typed.get('date'))
        commodity = str(typed.get('commodity_id') or '')
        return {
            **{name: texts[name] for name in WRITABLE if texts[name]},
            'stall_id': stall.id,
            'kind': texts['kind'],
            'date': day,
            'commodity_id': int(commodity) if commodity.isdigit() else False,
            'plot_id': self.env['farm.plot']._find_or_create(stall.producer_id, texts['plot']).id,
            'input_id': self._read_input(texts['input_name'], texts['kind'], day, stall.company_id).id,
            'client_uuid': self._read_uuid(typed.get('uuid')),
        }

    def _read_text(self, typed, name):
        text = str(typed.get(name) or '').strip()
        if len(text) > LONGEST_TEXT:
            raise UserError(self.env._("This is too long: write at most %s characters.", LONGEST_TEXT))
        return text

    def _read_day(self, text):
        try:
            return fields.Date.to_date(text) or fields.Date.context_today(self)
        except ValueError:
            raise UserError(self.env._("Enter on which day it was done.")) from None

    def _read_uuid(self, text):
        try:
            return str(UUID(text)) if text else False
        except (ValueError, AttributeError, TypeError):
            raise UserError(self.env._("The entry has no proper identifier. Write it down anew.")) from None

    def _read_input(self, name, kind, day, company):
        """Return the allowed input of that name; no record where nothing was named or the work needs nothing."""
        Input = self.env['farm.input']
        if not name or kind not in dict(Input._fields['kind'].selection):
            return Input
        allowed = Input._find_by_name(name, kind, day, company)
        if not allowed:
            raise UserError(self._get_not_listed_text(name, day, allowed))
        return allowed

    # === What the phone is told === #

    @api.model
    def _get_phone_data(self, stalls, commodities):
        """Return what the page must know to help without a connection, in plain JSON types.

        ``inputs``: what may be used today on these goods, with dose and waiting time per kind of goods; ``waits``: what
        may not be harvested yet.
        """
        today = fields.Date.context_today(self)
        return {
            'user': self.env.uid,
            'inputs': self._get_phone_inputs(stalls.company_id, commodities, today),
            'waits': [
                {
                    'commodity': entry.commodity_id.id,
                    'plot': entry.plot_id.name or '',
                    'product': entry.input_name or '',
                    'until': fields.Date.to_string(entry.waiting_until),
                }
                for entry in self.search([('stall_id', 'in', stalls.ids), ('waiting_until', '>', today)])
            ],
        }

    def _get_phone_inputs(self, companies, commodities, today):
        Input = self.env['farm.input']
        in_markets = Domain('company_id', 'in', [*companies.ids, False])
        rows = []
        for allowed in Input.search(Input._get_listed_domain(today) & in_markets):
            uses = {commodity.id: allowed._get_use(commodity) for commodity in commodities}
            if allowed.use_ids and not any(uses.values()):
                continue
            rows.append(
                {
                    'name': allowed.name,
                    'kind': allowed.kind,
                    'substance': allowed.active_substance or '',
                    'everywhere': not allowed.use_ids,
                    'uses': {str(node): [use.waiting_days, use.dose or ''] for node, use in uses.items() if use},
                }
            )
        return rows
