// The records as they were written, number by number: what the site must show.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

function filesOf(site, folder, ending) {
  let entries = [];
  try { entries = readdirSync(join(site.content, folder), { recursive: true }); } catch { return []; }
  return entries.map(String).filter((name) => name.endsWith(ending)).sort()
    .map((name) => readFileSync(join(site.content, folder, name), "utf8"));
}

/** JSON with every number as the text it was written as: 7.550 keeps its zero. */
const exact = (source) => JSON.parse(source.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g,
  (token) => token.startsWith('"') ? token : `"${token}"`));

/** The records of one kind (`units`, `results` …) from all files. */
export const records = (site, kind) => filesOf(site, kind, ".json").flatMap((source) => exact(source)[kind] ?? []);
export const units = (site) => records(site, "units");

/** The front matter of documents, as far as plain `key = "value"` lines and [[references]] go. */
export function documents(site) {
  return filesOf(site, "documents", ".md").map((source) => {
    const [, front] = source.split(/^\+\+\+\s*$/m);
    const [own, ...references] = front.split(/^\[\[references\]\]\s*$/m).map((block) => {
      const read = {};
      for (const [, key, value] of block.split(/^\[/m)[0].matchAll(/^(\w+)\s*=\s*"((?:[^"\\]|\\.)*)"\s*$/gm)) read[key] = JSON.parse(`"${value}"`);
      return read;
    });
    return { ...own, references };
  });
}

/** A decimal as Vietnamese writes it: 1234.50 is 1.234,50; the minus is U+2212. */
export function number(written) {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return (sign && /[1-9]/.test(written) ? "−" : "") + grouped + (fraction ? `,${fraction}` : "");
}

/** A date as far as it is known: 29/9/2023, 4/2024, 2024. */
export const date = (iso) => iso.split("-").reverse().map(Number).join("/");
