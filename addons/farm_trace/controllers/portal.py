from odoo import fields, http
from odoo.exceptions import UserError, ValidationError
from odoo.http import request
from odoo.tools.misc import str2bool

from odoo.addons.portal.controllers.portal import CustomerPortal, pager

ENTRIES_PER_PAGE = 20
#: What a seller may write from the phone; everything else is the server's to fill in.
WRITABLE = ('date', 'kind', 'plot', 'input_name', 'active_substance', 'dose', 'quantity', 'note')


class DiaryPortal(CustomerPortal):
    """The production diary on a phone, for the people of a stall."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'diary_count' in counters:
            Entry = request.env['farm.diary.entry']
            values['diary_count'] = Entry.search_count([]) if Entry.has_access('read') else 0
        return values

    def _get_own_stalls(self):
        return request.env['farm.stall'].search([('user_ids', 'in', request.env.user.ids)])

    @http.route(
        ['/my/diary', '/my/diary/page/<int:page>'],
        type='http',
        auth='user',
        website=True,
        sitemap=False,
        methods=['GET'],
        readonly=True,
    )
    def portal_diary(self, page=1, saved='', **kwargs):
        if not request.env['farm.diary.entry'].has_access('read'):
            return request.redirect('/my')
        return self._render_diary(page=page, saved=str2bool(saved, False))

    @http.route('/my/diary/add', type='http', auth='user', website=True, sitemap=False, methods=['POST'])
    def portal_diary_add(self, **post):
        stalls = self._get_own_stalls()
        if not stalls:
            return request.redirect('/my')
        try:
            with request.env.cr.savepoint():
                request.env['farm.diary.entry'].create(self._prepare_diary_values(post, stalls))
        except (ValidationError, UserError) as error:
            return self._render_diary(error=str(error), typed=post)
        return request.redirect('/my/diary?saved=1')

    def _prepare_diary_values(self, post, stalls):
        """Return the values of an entry from what was typed. Raises a UserError on what is no number."""
        stall = stalls.filtered(lambda stall: str(stall.id) == post.get('stall_id')) or stalls[:1]
        days, commodity = (post.get('waiting_days') or '0').strip(), post.get('commodity_id') or ''
        if not days.isdigit():
            raise UserError(request.env._("Enter the waiting time as a whole number of days."))
        values = {name: post[name].strip() for name in WRITABLE if (post.get(name) or '').strip()}
        return {
            **values,
            'stall_id': stall.id,
            'waiting_days': int(days),
            'commodity_id': int(commodity) if commodity.isdigit() else False,
        }

    def _render_diary(self, page=1, saved=False, error='', typed=None):
        Entry = request.env['farm.diary.entry']
        stalls = self._get_own_stalls()
        total = Entry.search_count([])
        pages = pager(url='/my/diary', total=total, page=page, step=ENTRIES_PER_PAGE)
        return request.render(
            'farm_trace.portal_my_diary',
            {
                **self._prepare_portal_layout_values(),
                'page_name': 'diary',
                'entries': Entry.search([], limit=ENTRIES_PER_PAGE, offset=pages['offset']),
                'stalls': stalls,
                'commodities': stalls.product_ids.commodity_id,
                'kinds': Entry._fields['kind']._description_selection(request.env),
                'today': fields.Date.to_string(fields.Date.context_today(Entry)),
                'pager': pages,
                'saved': saved,
                'error': error,
                'typed': typed or {},
            },
        )
