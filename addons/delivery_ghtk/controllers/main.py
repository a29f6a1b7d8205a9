import json

from odoo import fields, http
from odoo.http import request

from ..tools.ghtk_tracking import parse_callback

MAX_BYTES = 64 * 1024


class GhtkController(http.Controller):
    @http.route('/delivery/ghtk/webhook', type='http', auth='public', methods=['POST'], csrf=False, save_session=False)
    def ghtk_webhook(self, **_params):
        """Take a report of GHTK (https://api.ghtk.vn/en/docs/submit-order/webhook).

        GHTK signs nothing: the ``hash`` in the address that it was given is the secret.
        It takes an HTTP 200 for "received" and sends again otherwise, so a report seen
        before is answered with 200 too.
        """
        httprequest = request.httprequest
        carriers_sudo = request.env['delivery.carrier']._get_webhook_carriers('ghtk', httprequest.args.get('hash'))
        if not carriers_sudo:
            return request.make_json_response({'error': 'forbidden'}, status=403)
        if (httprequest.content_length or 0) > MAX_BYTES:
            return request.make_json_response({'error': 'too large'}, status=413)
        try:
            update = parse_callback(self._ghtk_fields(httprequest), fields.Datetime.now())
        except ValueError:
            return request.make_json_response({'error': 'not a report about an order'}, status=400)
        events_sudo = request.env['delivery.tracking.event']._record(carriers_sudo, [update])
        return request.make_json_response({'recorded': len(events_sudo)})

    def _ghtk_fields(self, httprequest):
        """Return the report's fields; GHTK documents both a form and JSON.

        :raises ValueError: it is neither
        """
        if httprequest.mimetype != 'application/json':
            return httprequest.form.to_dict()
        body = json.loads(httprequest.get_data())
        if not isinstance(body, dict):
            raise ValueError("not an object")
        return body
