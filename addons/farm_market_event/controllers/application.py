from odoo.http import request

from odoo.addons.farm_market.controllers.application import FarmApplicationController


class RoundApplicationController(FarmApplicationController):
    def _create_application(self, values, papers):
        # OVERRIDE: who came through the code on the poster of a round is counted there.
        application_sudo = super()._create_application(values, papers)
        round_id = request.session.get('farm_round_id')
        if round_id:
            application_sudo.round_id = application_sudo.env['event.event'].browse(round_id).exists()
        return application_sudo
