import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

const TILE_PIXELS = 256;
const MAX_ZOOM = 16;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Lays the streets of OpenStreetMap below a drawn map, when the visitor asks for them: the drawing needs no outside
 * service, and none learns who looks at it before.
 */
export class StreetMap extends Interaction {
    static selector = ".o_farm_street_map";
    dynamicContent = {
        ".o_farm_streets": { "t-on-click": this.showStreets },
    };

    showStreets(ev) {
        const svg = this.el.querySelector("svg");
        const view = Object.fromEntries(["lon", "lat", "x", "y"].map((key) => [key, Number(svg.dataset[key])]));
        const { width, height } = svg.viewBox.baseVal;
        const degrees = width / view.x;
        const zoom = Math.min(
            MAX_ZOOM,
            Math.max(2, Math.round(Math.log2(((svg.clientWidth || width) / TILE_PIXELS) * (360 / degrees))))
        );
        const group = svg.querySelector(".o_farm_tiles");
        group.replaceChildren(...this.tiles(view, width, height, zoom));
        ev.currentTarget.classList.add("d-none");
        this.el.querySelector(".o_farm_attribution").classList.remove("d-none");
    }

    /** Images of all tiles that the drawing covers, each where its own corners lie. */
    tiles(view, width, height, zoom) {
        const count = 2 ** zoom;
        const column = (lon) => Math.floor(((lon + 180) / 360) * count);
        const row = (lat) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * count);
        const longitude = (x) => (x / count) * 360 - 180;
        const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / count))) * 180) / Math.PI;
        const images = [];
        for (let x = column(view.lon); x <= column(view.lon + width / view.x); x++) {
            for (let y = row(view.lat); y <= row(view.lat - height / view.y); y++) {
                const image = document.createElementNS(SVG, "image");
                const left = (longitude(x) - view.lon) * view.x;
                const top = (view.lat - latitude(y)) * view.y;
                const values = {
                    href: this.el.dataset.tiles.replace("{z}", zoom).replace("{x}", x).replace("{y}", y),
                    x: left,
                    y: top,
                    width: (longitude(x + 1) - view.lon) * view.x - left,
                    height: (view.lat - latitude(y + 1)) * view.y - top,
                    preserveAspectRatio: "none",
                };
                Object.entries(values).forEach(([name, value]) => image.setAttribute(name, value));
                this.addListener(image, "error", () => this.el.querySelector(".o_farm_offline").classList.remove("d-none"));
                images.push(image);
            }
        }
        return images;
    }
}

registry.category("public.interactions").add("farm_market.street_map", StreetMap);
