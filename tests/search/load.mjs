// Loads the browser's search engine and a built index without a browser.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const project = new URL("../../", import.meta.url);
const parts = new URL("themes/default/js/search-engine/", project);

/** The parts of the engine as one script, as a build joins them. */
export const engineText = () => readdirSync(parts).sort().map((name) => readFileSync(new URL(name, parts), "utf8")).join("");

/** The engine, run as the classic script that the page loads: its parts in the order of their names. */
export function engineScript() {
  const context = vm.createContext({});
  for (const name of readdirSync(parts).sort()) {
    const file = fileURLToPath(new URL(name, parts));
    vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
  }
  return context.minhbachSearch;
}

/** The arguments of the one call that a script of an index makes. */
export function callOf(folder, name) {
  let call = null;
  const context = vm.createContext({ minhbachIndex: (...given) => { call = given; } });
  vm.runInContext(readFileSync(new URL(`${name}.js`, folder), "utf8"), context);
  return call;
}

/** An engine over a folder of index scripts; `loads` lists what it asked for. */
export function engineOver(folder) {
  const loads = [];
  const engine = new (engineScript().Engine)(async (name) => {
    loads.push(name);
    const [build, , data] = callOf(folder, name);
    return { build, data };
  });
  return { engine, loads };
}

export const sample = new URL("sample/search/", import.meta.url);
export const entries = JSON.parse(readFileSync(new URL("sample/entries.json", import.meta.url), "utf8"));
export const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
