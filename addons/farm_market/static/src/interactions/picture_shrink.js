import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** Pixels of the longer side that a sent picture keeps: papers stay readable, and a bad line carries it. */
const LONGEST = 1600;
const QUALITY = 0.85;
/** Bytes below which a picture is sent as it is. */
const SMALL = 400 * 1024;

/** Makes pictures from a phone's camera small before they are sent. What a browser cannot draw is sent as it is. */
export class PictureShrink extends Interaction {
    static selector = "input[type='file'][accept^='image/']";
    dynamicContent = {
        _root: { "t-on-change": this.onChange },
    };

    async onChange() {
        const files = [...this.el.files];
        if (!files.some((file) => this.isLarge(file))) {
            return;
        }
        const shrunk = await this.waitFor(Promise.all(files.map((file) => this.shrink(file))));
        const transfer = new DataTransfer();
        shrunk.forEach((file) => transfer.items.add(file));
        this.el.files = transfer.files;
    }

    isLarge(file) {
        return file.type.startsWith("image/") && file.size > SMALL;
    }

    async shrink(file) {
        if (!this.isLarge(file)) {
            return file;
        }
        // Not every browser draws every kind of picture, HEIC for one.
        const image = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
        if (!image) {
            return file;
        }
        const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(image.width * scale);
        canvas.height = Math.round(image.height * scale);
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
        if (!blob || blob.size >= file.size) {
            return file;
        }
        return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    }
}

registry.category("public.interactions").add("farm_market.picture_shrink", PictureShrink);
