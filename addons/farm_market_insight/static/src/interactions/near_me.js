import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** Opens the page again with the place of the device, so that the nearest offers come first. */
export class NearMe extends Interaction {
    static selector = ".o_farm_near_me";
    dynamicContent = {
        _root: { "t-on-click": this.onClick },
    };

    onClick() {
        const failed = () => document.querySelector(".o_farm_near_me_failed")?.classList.remove("d-none");
        if (!navigator.geolocation) {
            failed();
            return;
        }
        navigator.geolocation.getCurrentPosition(({ coords }) => {
            const url = new URL(window.location.href);
            url.searchParams.set("lat", coords.latitude.toFixed(4));
            url.searchParams.set("lng", coords.longitude.toFixed(4));
            window.location.assign(url);
        }, failed);
    }
}

registry.category("public.interactions").add("farm_market_insight.near_me", NearMe);
