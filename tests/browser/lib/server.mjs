// A static server as plain as the one that a site will have: files, an index for a folder, 404.html for the rest;
// compressed where `build --compress` laid a .gz ready, kept for ever below assets/.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", csv: "text/csv; charset=utf-8", svg: "image/svg+xml", xml: "application/xml",
  txt: "text/plain; charset=utf-8", png: "image/png", zip: "application/zip", woff2: "font/woff2",
};

/** Serves a site below the path of its own address; `url(page)` is where a page is. */
export async function serve(site) {
  const root = site.base.pathname;

  async function answer(path, packs) {
    if (!path.startsWith(root)) return null;
    const inside = normalize(decodeURIComponent(path.slice(root.length)) || ".");
    if (inside.startsWith("..")) return null;
    const name = path.endsWith("/") ? join(inside, "index.html") : inside;
    const read = (name) => readFile(join(site.folder, name)).catch(() => null);
    const packed = packs ? await read(`${name}.gz`) : null;
    return { name, packed: packed !== null, bytes: packed ?? await read(name) };
  }

  const server = createServer(async (request, response) => {
    const packs = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const found = await answer(new URL(request.url, "http://localhost").pathname, packs).catch(() => null);
    if (found?.bytes) {
      response.writeHead(200, {
        "content-type": TYPES[found.name.split(".").pop()] ?? "application/octet-stream",
        "content-length": found.bytes.length,
        "cache-control": found.name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        ...(found.packed ? { "content-encoding": "gzip" } : {}),
      });
      response.end(found.bytes);
    } else {
      response.writeHead(404, { "content-type": TYPES.html });
      response.end(await readFile(join(site.folder, "404.html")));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    root: origin + root,
    url: (page) => origin + root + (page.path ?? page),
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
