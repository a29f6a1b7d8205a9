import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** Fills the device's place, to about a kilometre, into the filters of the shop and sends them. */
export class UseMyPlace extends Interaction {
    static selector = ".o_farm_filters";
    dynamicContent = {
        ".o_farm_use_my_place": { "t-on-click": this.onClick, "t-att-class": () => ({ "d-none": !navigator.geolocation }) },
    };

    onClick() {
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => {
                const places = this.el.querySelector("select[name=near]");
                const value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
                places.append(new Option("", value, true, true));
                this.el.requestSubmit();
            },
            () => this.el.querySelector(".o_farm_no_place").classList.remove("d-none")
        );
    }
}

registry.category("public.interactions").add("farm_market.use_my_place", UseMyPlace);
