// No page grows without bound: of a large province every page stays as light as of a small one, and everything can
// still be reached by links alone.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { none } from "./lib/faults.mjs";
import { province } from "./lib/province.mjs";

/** What any page may weigh, as it is and as it comes over the line. */
const RAW = 200_000, GZIP = 40 * 1024;

/** As much as a large province has, each way: districts, communes, communes without a district, years. */
const LARGE = { districts: 10, communes: 25, large: 120, offices: 300, years: 8, findings: 4, corrections: 20 };

let site, pages;

before(() => {
  site = province(LARGE);
  pages = new Map();
  for (const entry of readdirSync(site.folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const path = relative(site.folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/");
    pages.set(path, readFileSync(join(site.folder, path)));
  }
});
after(() => site?.remove());

const idsOf = (source) => [...source.toString().matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id);
const kindOf = (source) => /data-kind="([^"]*)"/.exec(source.subarray(0, 400).toString())?.[1] ?? "";

test("no page of a large province is over the budget", (t) => {
  const heaviest = new Map(), faults = [];
  for (const [path, source] of pages) {
    const kind = `${kindOf(source)} ${path.split("/").length}`;
    if (!(heaviest.get(kind)?.source.length >= source.length)) heaviest.set(kind, { path, source });
    // what is small cannot be large on the line
    const packed = source.length > GZIP ? gzipSync(source, { level: 6 }).length : 0;
    if (source.length > RAW || packed > GZIP) faults.push(`${path}: ${source.length} bytes, ${packed} packed`);
  }
  for (const [kind, { path, source }] of [...heaviest].sort(([, a], [, b]) => b.source.length - a.source.length)) {
    t.diagnostic(`${kind}: ${(source.length / 1000).toFixed(0)} kB, ${(gzipSync(source).length / 1024).toFixed(1)} KiB packed (${path})`);
  }
  assert.ok(pages.size > 8_000, `only ${pages.size} pages`);
  none(faults);
});

test("every finding, unit and document of it can be reached from the home page by links alone", () => {
  const reached = new Set(["index.html"]), left = ["index.html"];
  for (let path = left.pop(); path; path = left.pop()) {
    const folder = posix.dirname(path);
    for (const [, to] of pages.get(path).toString().matchAll(/<a [^>]*?href="([^"#?]+)/g)) {
      if (/^[a-z]+:/.test(to)) continue;
      const file = posix.normalize(posix.join(folder, to));
      if (pages.has(file) && !reached.has(file)) { reached.add(file); left.push(file); }
    }
  }
  const lost = [...pages.keys()].filter((path) => path !== "404.html" && !reached.has(path));
  none(lost.slice(0, 20).map((path) => `${path}: no link leads here`));
});

test("of very many corrections each keeps a place of its own, to which feeds and data lead", () => {
  const lists = [...pages].filter(([path]) => path.startsWith("dinh-chinh/nam/"));
  const places = new Map();
  for (const [path, source] of lists) for (const id of idsOf(source)) places.set(id, [...(places.get(id) ?? []), path]);
  assert.equal(places.size, LARGE.corrections * LARGE.years * (LARGE.districts + 1));
  none([...places].filter(([, found]) => found.length > 1).map(([id, found]) => `${id} stands on ${found.join(", ")}`));
  const newest = idsOf(pages.get("dinh-chinh/index.html"));
  assert.ok(newest.length >= 20 && newest.length <= 100, `${newest.length} of the newest`);
  const linked = [...readFileSync(join(site.folder, "feed.xml"), "utf8").matchAll(/dinh-chinh\/([^"<]*)#(dc-[^"<]+)/g)];
  assert.ok(linked.length > 0, "the feed leads to no correction");
  none(linked.filter(([, folder, id]) => !places.get(id)?.includes(`dinh-chinh/${folder}index.html`)).map(([link]) => `${link}: is not there`));
});

test("everything below a unit with very many is on one of its pages", () => {
  const pieces = [...pages].filter(([path]) => /^don-vi\/tinh-rong\/(don-vi\/\d+\/)?index\.html$/.test(path));
  const below = (source) => [...source.toString().split(/id="(?:don-vi|co-quan)"/).slice(1).join("").matchAll(/href="[./]*(?:don-vi\/)?((?:huyen|xa-tinh-rong|trung-tam)-\d+)\/index\.html/g)].map(([, id]) => id);
  const found = pieces.flatMap(([, source]) => below(source));
  assert.ok(pieces.length > 1, "there is one page only");
  assert.equal(new Set(found).size, LARGE.districts + LARGE.large + LARGE.offices);
});
