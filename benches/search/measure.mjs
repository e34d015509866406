// node benches/search/measure.mjs DIR [QUERIES]: sizes of the index below DIR/search, and what a first query downloads
// (manifest, meanings, shards, rests, texts of the ten hits shown) by a new engine each, over the queries of queries.mjs.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { callOf, engineScript } from "../../tests/search/load.mjs";
import { at, queriesOf } from "./queries.mjs";

const [site, wanted = "60"] = process.argv.slice(2);
if (!site) { console.error("usage: node benches/search/measure.mjs DIR [QUERIES]"); process.exit(2); }
const folder = pathToFileURL(`${resolve(site)}/search/`);
const read = (name) => readFileSync(new URL(`${name}.js`, folder));
const packed = new Map();
/** Bytes of a file as they are, with gzip, and with Brotli as a server packs ahead. */
function sizes(name) {
  if (!packed.has(name)) {
    const bytes = read(name);
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    packed.set(name, [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length]);
  }
  return packed.get(name);
}
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(9);

console.log("file        number   raw KiB     median    largest   largest gzip / br (sample of 40)");
const kinds = new Map();
for (const file of readdirSync(folder)) {
  const name = file.replace(/\.js$/, ""), kind = name.split("-")[0];
  kinds.set(kind, [...(kinds.get(kind) || []), [name, statSync(new URL(file, folder)).size]]);
}
for (const [kind, files] of kinds) {
  const raw = files.map(([, size]) => size), sample = [...files].sort(([, a], [, b]) => b - a).slice(0, 40).map(([name]) => sizes(name));
  console.log(kind.padEnd(10), String(files.length).padStart(7), kib(raw.reduce((a, b) => a + b, 0)), kib(at(raw, 0.5)), kib(Math.max(...raw)),
    kib(Math.max(...sample.map(([, gzip]) => gzip))), kib(Math.max(...sample.map(([, , brotli]) => brotli))));
}

/** An engine that has loaded nothing, and what it loads. */
function fresh() {
  const loads = [], times = [];
  const engine = new (engineScript().Engine)(async (name) => {
    const start = performance.now(), [build, , data] = callOf(folder, name);
    times.push(performance.now() - start);
    loads.push(name);
    return { build, data };
  });
  return { engine, loads, times };
}

const { engine: browser } = fresh();
await browser.warm();
const { count } = browser.manifest, queries = await queriesOf(browser, Number(wanted));
const gzip = [], brotli = [], work = [], files = [];
let worst = [0, ""];
for (const query of queries) {
  const { engine, loads, times } = fresh(), start = performance.now();
  const found = await engine.search(query);
  await engine.rows(found.ids.slice(0, 10));
  work.push(performance.now() - start);
  const sum = (n) => loads.reduce((total, name) => total + sizes(name)[n], 0);
  gzip.push(sum(1));
  brotli.push(sum(2));
  files.push(loads.length);
  if (sum(1) > worst[0]) worst = [sum(1), query];
}
console.log(`\n${queries.length} first queries over ${count} entries     median       p90       max`);
for (const [label, list] of [["gzip KiB", gzip], ["Brotli KiB", brotli]]) console.log(label.padEnd(34), ...[0.5, 0.9, 1].map((share) => kib(at(list, share))));
console.log("files".padEnd(34), ...[0.5, 0.9, 1].map((share) => String(at(files, share)).padStart(9)));
console.log("ms in node, parsing included".padEnd(34), ...[0.5, 0.9, 1].map((share) => at(work, share).toFixed(0).padStart(9)));
console.log(`largest: ${worst[1]}`);
