/* Help while typing, from what the page brought along: which products may be used, how long the harvest then waits, and
   what may not be harvested yet. The market decides; this only says it before somebody has walked home. */

const DAY = 24 * 3600 * 1000;

/** Offer the products that are allowed for the chosen work and goods. */
export function showInputs(form, data) {
    const kind = form.elements.kind.value;
    const goods = form.elements.commodity_id.value;
    const fitting = data.inputs.filter(
        (input) => input.kind === kind && (input.everywhere || !goods || input.uses[goods])
    );
    const list = form.querySelector("#diary_inputs");
    list.replaceChildren(
        ...fitting.map((input) => {
            const option = document.createElement("option");
            option.value = input.name;
            option.textContent = input.substance;
            return option;
        })
    );
}

/** Say how long the harvest waits, what dose is allowed, or that a harvest comes too early. */
export function showAdvice(form, data) {
    const { kind, commodity_id: goods, date, input_name: name } = form.elements;
    const input = data.inputs.find((input) => input.kind === kind.value && isSame(input.name, name.value));
    const [days, dose] = input?.uses[goods.value] || [0, ""];
    toggle(form, ".o_farm_diary_advice_substance", input?.substance);
    toggle(form, ".o_farm_diary_advice_dose", dose);
    toggle(form, ".o_farm_diary_advice_waiting", days > 0 && addDays(date.value, days));
    const wait = kind.value === "harvest" && findWait(form, data.waits);
    toggle(form, ".o_farm_diary_advice_early", wait && `${wait.product}: ${write(wait.until)}`);
}

function findWait(form, waits) {
    const goods = Number(form.elements.commodity_id.value);
    const plot = form.elements.plot_new.value || form.elements.plot.value;
    return waits.find(
        (wait) =>
            wait.until > form.elements.date.value &&
            (!goods || !wait.commodity || wait.commodity === goods) &&
            (!plot || !wait.plot || isSame(wait.plot, plot))
    );
}

function isSame(one, other) {
    return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function addDays(day, days) {
    return day && write(new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10));
}

function write(day) {
    return day.split("-").reverse().join("/");
}

function toggle(form, selector, text) {
    const line = form.querySelector(selector);
    line.classList.toggle("d-none", !text);
    line.querySelector("span").textContent = text || "";
}
