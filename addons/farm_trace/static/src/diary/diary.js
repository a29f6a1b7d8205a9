/* The production diary on a phone. Without this script the form is sent as any other; with it an entry is kept in the
   browser first and sent when there is a connection. A plain module, not a part of the site's bundles: it must work from
   what the browser has kept, and before half a megabyte of scripts has come over a bad line. */
import { Queue, makeUuid } from "./queue.js";
import { showAdvice, showInputs } from "./advice.js";

const SEND_EVERY = 30000; // milliseconds between two tries while something waits
const SEND_TIMEOUT = 25000;
const BATCH = 50;
const SESSION_EXPIRED = 100; // code of Odoo's answer

let isSending = false;

const root = document.querySelector(".o_farm_diary");
const form = root?.querySelector("form");

if (form) {
    start(JSON.parse(root.dataset.diary));
}

function start(data) {
    const queue = new Queue(data.user);
    const show = () => render(queue);
    let editing = null; // the identifier of a refused entry that is being corrected

    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const typed = Object.fromEntries(new FormData(form));
        typed.plot = typed.plot_new || typed.plot;
        delete typed.csrf_token;
        const uuid = editing || makeUuid();
        queue.put({ ...typed, uuid }, uuid);
        editing = null;
        clear();
        show();
        send(queue, show);
    });
    for (const name of ["input", "change"]) {
        form.addEventListener(name, () => refresh(data));
    }
    root.querySelector(".o_farm_diary_queue").addEventListener("click", (event) => {
        const uuid = event.target.closest("[data-uuid]")?.dataset.uuid;
        if (event.target.closest(".o_farm_diary_send")) {
            send(queue, show);
        } else if (uuid && event.target.closest(".o_farm_diary_correct")) {
            editing = uuid;
            fill(queue.find(uuid).typed);
            refresh(data);
            form.scrollIntoView({ behavior: "smooth" });
        } else if (uuid && event.target.closest(".o_farm_diary_drop")) {
            queue.remove(uuid);
            show();
        }
    });
    for (const name of ["online", "offline", "focus"]) {
        window.addEventListener(name, () => {
            show();
            send(queue, show);
        });
    }
    // A page that the phone has kept says yesterday's day.
    const today = new Date().toLocaleDateString("sv-SE");
    Object.assign(form.elements.date, { value: today, defaultValue: today, max: today });
    setInterval(() => send(queue, show), SEND_EVERY);
    show();
    refresh(data);
    send(queue, show);
    work();
}

function refresh(data) {
    showInputs(form, data);
    showAdvice(form, data);
}

function clear() {
    const { kind, date, stall_id: stall } = form.elements;
    const kept = [kind.value, date.value, stall?.value];
    form.reset();
    [kind.value, date.value] = kept;
    if (stall) {
        stall.value = kept[2];
    }
    form.dispatchEvent(new Event("change"));
}

function fill(typed) {
    form.reset();
    for (const [name, value] of Object.entries(typed)) {
        if (form.elements[name]) {
            form.elements[name].value = value;
        }
    }
}

// === Sending === //

async function send(queue, show) {
    if (isSending || !navigator.onLine || !queue.waiting.length) {
        return;
    }
    isSending = true;
    try {
        const answer = await post(queue.waiting.slice(0, BATCH).map((item) => item.typed));
        setState("logged-out", answer.error?.code === SESSION_EXPIRED);
        if (answer.result) {
            const saved = queue.settle(answer.result);
            setState("saved", saved > 0);
            if (saved) {
                await renewEntries();
            }
        }
    } catch (error) {
        // No answer, or half of one: everything still waits, and it is the same entry when it is sent again.
        console.info("diary: not sent,", error.message);
    } finally {
        isSending = false;
        show();
    }
}

async function post(entries) {
    const answer = await fetch("/my/diary/sync", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", method: "call", params: { entries } }),
        signal: AbortSignal.timeout(SEND_TIMEOUT),
    });
    return answer.json();
}

/* Show what the market has now: the list below the form, as the server draws it. */
async function renewEntries() {
    const answer = await fetch(window.location.pathname, { signal: AbortSignal.timeout(SEND_TIMEOUT) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of [".o_farm_diary_entries", "#diary_plots"]) {
        const fresh = page.querySelector(part);
        if (fresh) {
            root.querySelector(part).replaceWith(fresh);
        }
    }
}

// === Showing === //

function setState(name, isOn) {
    root.querySelector(`.o_farm_diary_${name}`).classList.toggle("d-none", !isOn);
}

function render(queue) {
    const box = root.querySelector(".o_farm_diary_queue");
    const items = queue.items;
    setState("offline", !navigator.onLine);
    box.classList.toggle("d-none", !items.length);
    box.querySelector(".o_farm_diary_head").classList.toggle("d-none", !queue.waiting.length);
    box.querySelector(".o_farm_diary_count").textContent = queue.waiting.length;
    box.querySelector("ul").replaceChildren(...items.map(renderItem));
}

function renderItem(item) {
    const line = root.querySelector(".o_farm_diary_pattern").firstElementChild.cloneNode(true);
    const isRefused = item.state === "refused";
    line.dataset.uuid = item.uuid;
    line.querySelector(".o_farm_diary_what").textContent = describe(item.typed);
    line.querySelector(".o_farm_diary_day").textContent = item.typed.date.split("-").reverse().join("/");
    line.querySelector(".o_farm_diary_refusal").classList.toggle("d-none", !isRefused);
    line.querySelector(".o_farm_diary_reason").textContent = item.message;
    return line;
}

function describe(typed) {
    const label = (name, value) => [...form.elements[name].options].find((option) => option.value === value)?.text;
    const goods = typed.commodity_id && label("commodity_id", typed.commodity_id);
    return [label("kind", typed.kind), goods, typed.plot, typed.input_name, typed.dose, typed.quantity]
        .filter(Boolean)
        .map((part) => part.trim())
        .join(" · ");
}

// === Without a connection === //

async function work() {
    if (!("serviceWorker" in navigator)) {
        return;
    }
    const scope = window.location.pathname.replace(/(\/my\/diary).*/, "$1");
    await navigator.serviceWorker.register("/my/diary/service-worker.js", { scope });
    const { active } = await navigator.serviceWorker.ready;
    const resources = performance.getEntriesByType("resource").map((entry) => entry.name);
    const modules = ["diary.js", "queue.js", "advice.js"].map((name) => new URL(name, import.meta.url).href);
    const urls = [...new Set([...resources, ...modules])].filter(isOwn);
    navigator.serviceWorker.addEventListener("message", (event) => setState("ready", event.data.type === "kept"));
    active.postMessage({ type: "keep", urls: [...urls, scope] });
    await navigator.storage?.persist?.();
    for (const link of document.querySelectorAll('a[href*="/web/session/logout"]')) {
        link.addEventListener("click", () => caches.delete("farm-diary-1"));
    }
}

function isOwn(address) {
    const url = new URL(address);
    return url.origin === window.location.origin && /\/static\/|\/web\/assets\/|\/web\/image\//.test(url.pathname);
}
