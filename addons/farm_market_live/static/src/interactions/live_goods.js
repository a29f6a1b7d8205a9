import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** Seconds between two looks at what is pinned. */
const PERIOD = 15;

/** Keeps the goods beside a running livestream as the streamer pins them. */
export class LiveGoods extends Interaction {
    static selector = ".o_farm_live_goods[data-running]";

    start() {
        this.waitForTimeout(() => this.renew(), PERIOD * 1000);
    }

    async renew() {
        // Hidden pages ask for nothing; a bad line leaves the goods that are there.
        if (!document.hidden) {
            const response = await this.waitFor(fetch(this.el.dataset.url).catch(() => null));
            if (response?.ok) {
                this.el.innerHTML = await this.waitFor(response.text());
            }
        }
        this.waitForTimeout(() => this.renew(), PERIOD * 1000);
    }
}

registry.category("public.interactions").add("farm_market_live.live_goods", LiveGoods);
