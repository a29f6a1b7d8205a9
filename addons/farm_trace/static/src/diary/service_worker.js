/* Opens the production diary where there is no connection: the page as it was last seen, with its styles and scripts.
   The network comes first; what is kept is taken when it does not answer. Nothing else of the site is touched. */
const CACHE = "farm-diary-1";
/** Milliseconds after which a line counts as none: somebody stands in the field and waits. */
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
    event.waitUntil(
        (async () => {
            const names = await caches.keys();
            await Promise.all(
                names.filter((name) => name.startsWith("farm-diary-") && name !== CACHE).map((name) => caches.delete(name))
            );
            await self.clients.claim();
        })()
    );
});

/* The page says which styles, scripts and fonts it needs: their addresses are known to it alone. */
self.addEventListener("message", (event) => {
    if (event.data.type === "keep") {
        event.waitUntil(keep(event.data.urls).then(() => event.source.postMessage({ type: "kept" })));
    }
});

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) {
        return;
    }
    if (request.mode === "navigate") {
        if (url.pathname.endsWith("/my/diary")) {
            event.respondWith(openPage(request, url.pathname));
        }
    } else if (["style", "script", "font", "image", "manifest"].includes(request.destination)) {
        event.respondWith(openResource(request));
    }
});

async function keep(urls) {
    const cache = await caches.open(CACHE);
    for (const url of urls) {
        if (!(await cache.match(url))) {
            const answer = await fetch(url, { credentials: "same-origin" });
            if (answer.ok && !answer.redirected) {
                await cache.put(url, answer);
            }
        }
    }
    for (const { url } of await cache.keys()) {
        if (url.includes("/web/assets/") && !urls.includes(url)) {
            await cache.delete(url); // of an earlier version of the site
        }
    }
}

async function openPage(request, path) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(path);
    try {
        const answer = await withPatience(fetch(request), kept);
        if (answer.redirected) {
            await cache.delete(path); // logged out: the page of whoever was here before is nobody else's
        } else if (answer.ok) {
            await cache.put(path, answer.clone());
        }
        return answer;
    } catch (error) {
        if (kept) {
            return kept;
        }
        throw error;
    }
}

/* Without a kept page there is nothing to do but to wait. */
function withPatience(answer, kept) {
    if (!kept) {
        return answer;
    }
    const late = new Promise((_resolve, reject) => setTimeout(() => reject(new Error("no answer in time")), PATIENCE));
    return Promise.race([answer, late]);
}

async function openResource(request) {
    const cache = await caches.open(CACHE);
    if (new URL(request.url).pathname.startsWith("/web/assets/")) {
        return (await cache.match(request)) || fetch(request); // its address changes with its content
    }
    try {
        return await fetch(request);
    } catch (error) {
        const kept = await cache.match(request);
        if (kept) {
            return kept;
        }
        throw error;
    }
}
