from odoo.http import request

from odoo.addons.farm_market.controllers.application import FarmApplicationController


class RoundApplicationController(FarmApplicationController):
    def _save_draft(self, values, papers):
        # OVERRIDE: who came through the code on the poster of a round is counted there.
        draft = super()._save_draft(values, papers)
        round_id = request.session.get('farm_round_id')
        if round_id:
            # The round is noted by the market; applicants write nothing of it.
            draft.sudo().round_id = draft.sudo().env['event.event'].browse(round_id).exists()
        return draft
