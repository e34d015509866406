/* Keeps the site readable without a network: pages as they are visited, and what search needs. Published as sw.js at the
 * root of the site where site.toml says `[features] offline = true`. The version is that of the content and the theme: a
 * new build is a new worker, which forgets what the old one kept. */
"use strict";
const VERSION = "@VERSION@", KEPT = "minhbach-", CACHE = KEPT + VERSION;
const SEARCH_PAGE = "tim-kiem/index.html", DATA = ["manifest", "meaning", "columns"];
/** The whole index is kept on a site of at most so many entries; of a larger one what was asked for. */
const SMALL = 4096;

const address = (path) => new URL(path, self.registration.scope).href;
const within = (url) => url.startsWith(self.registration.scope) ? url.slice(self.registration.scope.length).split(/[?#]/)[0] : null;
/** The arguments of the one call that a script of the index makes. */
const argumentsOf = (script) => JSON.parse(`[${script.slice(script.indexOf("(") + 1, script.lastIndexOf(")"))}]`);

/** A page with its assets: those that it asks for by a relative address, not the picture that it offers to others. */
async function keepPage(cache, url) {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) return;
  const html = await response.clone().text();
  await cache.put(url.split("#")[0], response);
  const assets = [...html.matchAll(/="((?:\.\.\/)*assets\/[^"]+)"/g)].map(([, path]) => new URL(path, url).href);
  await Promise.all([...new Set(assets)].map(async (asset) => (await cache.match(asset)) || cache.add(asset)));
}

/** Keeps all files of a small index, by the addresses that a page asks for. */
async function keepIndex(cache) {
  const manifest = await cache.match(address("search/manifest.js"));
  const [build, , { count, terms, chunks, block, segment }] = argumentsOf(await manifest.text());
  if (count > SMALL) return;
  const texts = chunks.flatMap(([first, stamp], chunk) => {
    const next = chunk + 1 < chunks.length ? chunks[chunk + 1][0] : count;
    return stamp ? Array.from({ length: Math.ceil((next - first) / block) }, (_, n) => `search/texts-${chunk}-${n}.js?${stamp}`) : [];
  });
  for (const path of [`search/columns.js?${build}`, ...texts]) await cache.add(address(path));
  for (const n of terms.keys()) {
    const path = address(`search/terms-${n}.js?${build}`);
    await cache.add(path);
    if (!(await (await cache.match(path)).text()).includes('"more":{')) continue;
    // what a shard leaves out of very common terms lies beside it, for some stretches of entries
    for (let s = 0; s * segment < count; s += 1) await cache.add(address(`search/more-${n}-${s}.js?${build}`)).catch(() => {});
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(DATA.map((name) => cache.add(new Request(address(`search/${name}.js`), { cache: "no-cache" }))));
    await keepPage(cache, address(SEARCH_PAGE));
    await keepIndex(cache);
  })());
});

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
  const cache = await caches.open(CACHE);
  // the page that brought the worker was there before it
  for (const client of await self.clients.matchAll({ type: "window" })) await keepPage(cache, client.url).catch(() => {});
})()));

/** From the network, and kept; without a network what was kept, whatever stands behind the question mark. */
async function fresh(request, cache) {
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, path = within(request.url);
  if (request.method !== "GET" || path === null) return;
  const isPage = request.mode === "navigate", isData = path.startsWith("search/");
  if (!isPage && !isData && !path.startsWith("assets/")) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    // names and stamps of assets and data change with their content; pages and the manifest are asked for anew
    const stamped = !isPage && (path.startsWith("assets/") || request.url.includes("?"));
    return (stamped && await cache.match(request)) || fresh(request, cache);
  })());
});
