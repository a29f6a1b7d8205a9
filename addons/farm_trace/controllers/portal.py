from uuid import uuid4

from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import file_open
from odoo.tools.misc import str2bool

from odoo.addons.portal.controllers.portal import CustomerPortal, pager

ENTRIES_PER_PAGE = 20
#: Entries that one sending may bring; a phone with more sends the rest next.
MOST_ENTRIES = 100


class DiaryPortal(CustomerPortal):
    """The production diary on a phone, for the people of a stall."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'diary_count' in counters:
            Entry = request.env['farm.diary.entry']
            values['diary_count'] = Entry.search_count([]) if Entry.has_access('read') else 0
        return values

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
        """Write down one entry of a browser without a script."""
        Entry = request.env['farm.diary.entry']
        if not Entry._get_own_stalls():
            return request.redirect('/my')
        if post.get('plot_new', '').strip():
            post['plot'] = post['plot_new']
        try:
            with request.env.cr.savepoint():
                if not Entry._is_taken(post.get('uuid') or ''):
                    Entry.create(Entry._prepare_phone_values(post))
        except UserError as error:
            return self._render_diary(error=str(error), typed=post)
        return request.redirect('/my/diary?saved=1')

    @http.route('/my/diary/sync', type='jsonrpc', auth='user', methods=['POST'])
    def portal_diary_sync(self, entries):
        """Write down what waited on the phone; see `_take_from_phone`."""
        typed = [entry for entry in entries if isinstance(entry, dict)][:MOST_ENTRIES]
        return request.env['farm.diary.entry']._take_from_phone(typed)

    @http.route(
        '/my/diary/service-worker.js', type='http', auth='public', sitemap=False, methods=['GET'], readonly=True
    )
    def portal_diary_worker(self):
        """Return the script that opens the diary without a connection; it answers for the diary's own page only."""
        with file_open('farm_trace/static/src/diary/service_worker.js') as file:
            script = file.read()
        return request.make_response(
            script,
            [('Content-Type', 'text/javascript'), ('Service-Worker-Allowed', '/'), ('Cache-Control', 'no-cache')],
        )

    def _render_diary(self, page=1, saved=False, error='', typed=None):
        Entry = request.env['farm.diary.entry']
        stalls = Entry._get_own_stalls()
        commodities = stalls.product_ids.commodity_id
        pages = pager(url='/my/diary', total=Entry.search_count([]), page=page, step=ENTRIES_PER_PAGE)
        return request.render(
            'farm_trace.portal_my_diary',
            {
                **self._prepare_portal_layout_values(),
                'page_name': 'diary',
                'entries': Entry.search([], limit=ENTRIES_PER_PAGE, offset=pages['offset']),
                'stalls': stalls,
                'commodities': commodities,
                'plots': request.env['farm.plot'].search([('producer_id', 'in', stalls.producer_id.ids)]),
                'kinds': Entry._fields['kind']._description_selection(request.env),
                'data': Entry._get_phone_data(stalls, commodities),
                'today': fields.Date.to_string(fields.Date.context_today(Entry)),
                'uuid': str(uuid4()),
                'pager': pages,
                'saved': saved,
                'error': error,
                'typed': typed or {},
            },
        )
