/* What was written down and is not with the market yet. Kept in the browser until the market has said "written down";
   what it refuses stays too, with the reason, until whoever wrote it corrects it or throws it away. */

/** An item: { uuid, typed: {…}, state: "waiting" | "refused", message }. */
export class Queue {
    /** @param {number|string} user  each person's entries are sent under that person's name only */
    constructor(user, storage = window.localStorage) {
        this.key = `farm_diary_queue_${user}`;
        this.storage = storage;
    }

    get items() {
        return JSON.parse(this.storage.getItem(this.key) || "[]");
    }

    set items(items) {
        this.storage.setItem(this.key, JSON.stringify(items));
    }

    get waiting() {
        return this.items.filter((item) => item.state === "waiting");
    }

    /** Keep an entry; one with the same identifier is replaced (corrected after a refusal). */
    put(typed, uuid) {
        const item = { uuid, typed, state: "waiting", message: "" };
        this.items = [...this.items.filter((other) => other.uuid !== uuid), item];
    }

    find(uuid) {
        return this.items.find((item) => item.uuid === uuid);
    }

    remove(uuid) {
        this.items = this.items.filter((item) => item.uuid !== uuid);
    }

    /** Take over what the market said of each entry; returns how many were written down. */
    settle(outcomes) {
        const byUuid = new Map(outcomes.map((outcome) => [outcome.uuid, outcome]));
        const before = this.items;
        const isSaved = (item) => byUuid.get(item.uuid)?.state === "saved";
        this.items = before
            .filter((item) => !isSaved(item))
            .map((item) => {
                const outcome = byUuid.get(item.uuid);
                return outcome ? { ...item, state: outcome.state, message: outcome.message } : item;
            });
        return before.filter(isSaved).length;
    }
}

/** An identifier as in RFC 9562, version 4; `crypto.randomUUID` is missing outside of https. */
export function makeUuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
