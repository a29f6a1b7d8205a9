import json

from odoo import fields, http
from odoo.http import request

from ..tools.ghn_tracking import parse_callback

MAX_BYTES = 64 * 1024


class GhnController(http.Controller):
    @http.route('/delivery/ghn/webhook', type='http', auth='public', methods=['POST'], csrf=False, save_session=False)
    def ghn_webhook(self, token='', **_params):
        """Take a report of GHN (https://api.ghn.vn/home/docs/detail?id=47).

        GHN signs nothing: the secret stands in the address, or in the header
        ``X-Webhook-Token`` where the account lets one be added. Answers 200 also to a
        report seen before, as GHN repeats until it is told so.
        """
        headers = request.httprequest.headers
        carriers_sudo = request.env['delivery.carrier']._get_webhook_carriers(
            'ghn', headers.get('X-Webhook-Token') or token
        )
        if not carriers_sudo:
            return request.make_json_response({'error': 'forbidden'}, status=403)
        if (request.httprequest.content_length or 0) > MAX_BYTES:
            return request.make_json_response({'error': 'too large'}, status=413)
        try:
            update = parse_callback(json.loads(request.httprequest.get_data()), fields.Datetime.now())
        except ValueError:
            return request.make_json_response({'error': 'not a report about an order'}, status=400)
        events_sudo = request.env['delivery.tracking.event']._record(carriers_sudo, [update])
        return request.make_json_response({'recorded': len(events_sudo)})
