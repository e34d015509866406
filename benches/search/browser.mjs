// node benches/search/browser.mjs DIR [QUERIES]: how long Chromium takes at a quarter of this machine's speed to answer from
// the index below DIR/search once the bytes are there, on the page's own thread: a first query by an engine that knows
// nothing (manifest, meanings, shards and texts are parsed, too), and a further one whose shards are new. The queries are
// those of measure.mjs. Needs the packages of tests/browser and a Chromium in PATH.

import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { engineOver, engineText } from "../../tests/search/load.mjs";
import { at, queriesOf } from "./queries.mjs";

const SLOWER = 4;
const [site, wanted = "60"] = process.argv.slice(2);
if (!site) { console.error("usage: node benches/search/browser.mjs DIR [QUERIES]"); process.exit(2); }
const folder = pathToFileURL(`${resolve(site)}/search/`);
const { chromium } = createRequire(new URL("../../tests/browser/package.json", import.meta.url))("playwright-core");

function executable() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const paths = (process.env.PATH ?? "").split(delimiter).flatMap((path) => names.map((name) => join(path, name)));
  const found = paths.find((path) => { try { accessSync(path, constants.X_OK); return true; } catch { return false; } });
  if (!found) throw new Error("no chromium in PATH: apt-get install chromium");
  return found;
}

/** What a query loads, as text by name. */
async function filesOf(query) {
  const { engine, loads } = engineOver(folder);
  await engine.rows((await engine.search(query)).ids.slice(0, 10));
  return Object.fromEntries(loads.map((name) => [name, readFileSync(new URL(`${name}.js`, folder), "utf8")]));
}

/** In the page: milliseconds of a query by an engine that has loaded nothing, or what every query needs. */
async function timed([query, files, warm]) {
  const engine = new globalThis.minhbachSearch.Engine(async (name) => {
    const [build, , data] = globalThis.minhbachSearch.argumentsOf(files[name]);
    return { build, data };
  });
  if (warm) await engine.warm();
  const start = performance.now();
  await engine.rows((await engine.search(query)).ids.slice(0, 10));
  return performance.now() - start;
}

const { engine } = engineOver(folder);
await engine.warm();
const queries = await queriesOf(engine, Number(wanted));
const browser = await chromium.launch({ executablePath: executable(), chromiumSandbox: false });
const page = await browser.newPage();
await page.addScriptTag({ content: engineText() });
await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
const first = [], further = [];
let slowest = [0, ""];
for (const query of queries) {
  const files = await filesOf(query);
  first.push(await page.evaluate(timed, [query, files, false]));
  further.push(await page.evaluate(timed, [query, files, true]));
  if (further.at(-1) > slowest[0]) slowest = [further.at(-1), query];
}
await browser.close();
console.log(`${queries.length} queries over ${engine.manifest.count} entries, ${SLOWER} times slower     median       p90       max`);
for (const [label, list] of [["first query, ms", first], ["a further query, ms", further]]) {
  console.log(label.padEnd(52), ...[0.5, 0.9, 1].map((share) => at(list, share).toFixed(0).padStart(9)));
}
console.log(`slowest: ${slowest[1]}`);
