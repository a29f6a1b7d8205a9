import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** Milliseconds after the last change until the draft is kept. */
const PAUSE = 1500;

/**
 * Keeps a form on the server while it is written, its files too: who is called away, loses the line or presses send
 * too early finds everything again. Without it the form works as any other.
 */
export class DraftForm extends Interaction {
    static selector = "form[data-draft-url]";
    dynamicContent = {
        _root: { "t-on-change": this.onChange, "t-on-submit": () => this.stop() },
    };

    setup() {
        this.isSaving = false;
        this.isChanged = false;
        this.isStopped = false;
    }

    stop() {
        this.isStopped = true;
    }

    onChange() {
        this.isChanged = true;
        clearTimeout(this.timer);
        this.timer = this.waitForTimeout(() => this.save(), PAUSE);
    }

    async save() {
        // One after another: two at once would keep two drafts.
        if (this.isSaving || !this.isChanged || this.isStopped) {
            return;
        }
        this.isSaving = true;
        this.isChanged = false;
        const inputs = [...this.el.querySelectorAll("input[type='file']")].filter((input) => input.files.length);
        const sent = new Map(inputs.map((input) => [input, input.files[0]]));
        const answer = await this.waitFor(this.send());
        this.isSaving = false;
        if (!answer) {
            this.show("failed"); // the line is bad; the next change tries again
            this.isChanged = true;
            return;
        }
        this.show(Object.keys(answer.errors).length ? "failed" : "kept");
        for (const [input, file] of sent) {
            this.settle(input, file, answer);
        }
        if (this.isChanged) {
            this.onChange();
        }
    }

    async send() {
        const response = await fetch(this.el.dataset.draftUrl, { method: "POST", body: new FormData(this.el) }).catch(
            () => null
        );
        return response?.ok ? response.json() : null;
    }

    /** What was kept is not sent again; what was refused says why. */
    settle(input, file, { papers, errors }) {
        const error = errors[input.name] || errors.form;
        const note = input.parentElement.querySelector(".o_farm_file_note");
        if (note) {
            note.textContent = error || "";
        }
        input.classList.toggle("is-invalid", Boolean(error));
        if (error || input.files[0] !== file) {
            return;
        }
        input.value = "";
        const list = input.parentElement.querySelector(".o_farm_files");
        const kind = input.name.replace("paper_", "");
        const names = papers.filter((paper) => paper.kind === kind).map((paper) => paper.name);
        list?.replaceChildren(
            ...names.map((name) => {
                const item = document.createElement("li");
                item.textContent = `✓ ${name}`;
                return item;
            })
        );
    }

    show(name) {
        for (const note of this.el.querySelectorAll("[data-draft-note]")) {
            note.classList.toggle("d-none", note.dataset.draftNote !== name);
        }
    }
}

registry.category("public.interactions").add("farm_market.draft_form", DraftForm);
