from odoo.exceptions import MissingError
from odoo.http import content_disposition, request, route

from odoo.addons.portal.controllers.portal import CustomerPortal
from odoo.addons.portal.controllers.portal import pager as portal_pager

PAGE = 20


class LedgerPortal(CustomerPortal):
    """What is due to me: the seller's money on a phone. Records are read with the seller's own rights."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'ledger_count' in counters:
            values['ledger_count'] = int(request.env.user.has_group('farm_base.group_seller'))
        return values

    def _get_ledger_stall(self, stall_id):
        """Return one stall of the user's, the only one, or none where all are shown."""
        stalls = request.env['farm.stall'].search([('user_ids', 'in', request.env.uid)])
        if stall_id:
            stalls = stalls.filtered(lambda stall: stall.id == stall_id)
            if not stalls:
                raise MissingError(request.env._("This stall does not exist, or is not yours."))
        return stalls

    @route(['/my/ledger', '/my/ledger/page/<int:page>'], type='http', auth='user', website=True, readonly=True)
    def my_ledger(self, page=1, stall=None, **kwargs):
        """Balance, agreement with the books, movements and statements."""
        if not request.env.user.has_group('farm_base.group_seller'):
            return request.redirect('/my')
        stall_id = int(stall) if (stall or '').isdigit() else None
        stalls = self._get_ledger_stall(stall_id)
        Entry = request.env['farm.ledger.entry']
        domain = [('stall_id', 'in', stalls.ids)]
        url_args = {'stall': stall_id} if stall_id else {}
        # The two entries of a delivery are one event to the seller: the one that makes the money due is shown.
        shown = [*domain, '!', '&', '&', ('kind', '=', 'held'), ('pot', '=', 'held'), ('move_line_id', '=', False)]
        pager = portal_pager(url='/my/ledger', url_args=url_args, total=Entry.search_count(shown), page=page, step=PAGE)
        return request.render(
            'farm_finance.my_ledger',
            {
                'stalls': stalls,
                'stall': stalls if len(stalls) == 1 else stalls.browse(),
                'balances': Entry._get_balances(domain),
                'paid': -(Entry._read_group([*domain, ('kind', '=', 'paid')], [], ['amount:sum'])[0][0] or 0),
                'entries': Entry.search(shown, limit=PAGE, offset=pager['offset']),
                'settlements': request.env['farm.settlement'].search(
                    [('producer_id.stall_ids', 'in', stalls.ids)], limit=12
                ),
                'agreement': self._get_agreement(stalls),
                'currency': request.env.company.currency_id,
                'pager': pager,
                'page_name': 'stalls' if len(stalls) == 1 else 'ledger',
            },
        )

    def _get_agreement(self, stalls):
        """Compare the ledgers of the stalls' sellers with the books, at this moment."""
        # Books are not the seller's to browse; only whether they agree leaves this method. The stalls were checked.
        return request.env['farm.ledger.balance'].sudo()._agrees(stalls.sudo().producer_id)

    @route('/my/ledger/statements/<int:settlement_id>', type='http', auth='user', website=True, readonly=True)
    def my_statement(self, settlement_id, **kwargs):
        """The statement of a settlement as PDF."""
        settlement = request.env['farm.settlement'].search([('id', '=', settlement_id)])
        if not settlement:
            raise MissingError(request.env._("This statement does not exist, or is not yours."))
        # The seller's right to the settlement was checked by the search above; the report reads orders and bank too.
        pdf, _type = (
            request.env['ir.actions.report']
            .sudo()
            ._render_qweb_pdf('farm_finance.farm_settlement_report', [settlement.id])
        )
        return request.make_response(
            pdf,
            headers=[
                ('Content-Type', 'application/pdf'),
                ('Content-Disposition', content_disposition(f"{settlement.name.replace('/', '-')}.pdf")),
            ],
        )
