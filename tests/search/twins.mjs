// What the browser's half of search says, for tests/search_twins.rs to compare with the other half.
//   node twins.mjs analysis N         N texts, real and random, with their terms: one JSON array a line
//   node twins.mjs narrowed DIR       queries narrowed down and sorted over an index, with counts and nearest topics
//   node twins.mjs answers DIR        questions, and others made from them, with their hits over an index

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { engineOver, engineScript } from "./load.mjs";
import { SPLITS, questions } from "../relevance/measure.mjs";

let state = 20231129;
/** A whole number below `limit`: a linear congruence, the same on every machine. */
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const any = (list) => list[below(list.length)];
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const file = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const asked = SPLITS.flatMap((split) => questions(split).map(({ q }) => q));
const real = [...asked,
  ...file("../../content/findings/2022/huong-khe.json").split("\n"), ...file("../../docs/search.md").split("\n"),
  ...JSON.parse(file("sample/entries.json")).flatMap((entry) => [entry.title, entry.text || "", entry.source || ""])];
const numbers = ["0", "09", "88,21", "1.234,56", "1.234", "1.234.567", "1,234", "1,234,567", "3.3.2", "7.1.2.2", "2023", "29/9/2023",
  "2023-12-01", "1310/UBND-NV", "29.9.2023", "0.125", "00/00/2000", "431/BC", "tháng 9 năm 2023", "29 tháng 09 năm 2023"];
const gaps = [" ", " ", " ", ",", ".", "-", "/", "–", "\u00a0", "\n", "_", "--", "\u200b", "\u0085", "\ufeff", "", "’", "\u0301"];
const blocks = [[0x20, 0x7f], [0xa0, 0x24f], [0x250, 0x36f], [0x370, 0x587], [0x590, 0x6ff], [0x900, 0x97f], [0xe00, 0xeff],
  [0x1100, 0x11ff], [0x1780, 0x17ff], [0x1e00, 0x206f], [0x3000, 0x30ff], [0x3400, 0x9fff], [0xac00, 0xd7a3], [0xf900, 0xffff],
  [0x10000, 0x1ffff], [0xd800, 0xdfff], [0, 0x10ffff]];

function noise() {
  let text = "";
  for (let left = 1 + below(12); left > 0; left -= 1) {
    const [first, last] = any(blocks);
    text += String.fromCodePoint(first + below(last - first + 1));
  }
  return text;
}

function mixture() {
  let text = "";
  for (let left = 1 + below(8); left > 0; left -= 1) {
    const words = any(real).split(" "), kind = below(8);
    text += (kind < 4 ? any(words) : kind < 6 ? any(numbers) : kind < 7 ? noise() : any(words).toUpperCase()) + any(gaps);
  }
  return below(3) ? text : text.normalize(below(2) ? "NFC" : "NFD");
}

/** Half a surrogate pair separates, as any character that is no letter does; it cannot be handed to the other half. */
const whole = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

function analysis(count) {
  const { tokens } = engineScript();
  for (let n = 0; n < count; n += 1) {
    const text = n < real.length ? real[n] : below(3) ? mixture() : noise(), safe = whole(text), terms = [...tokens(text)];
    if (JSON.stringify(terms) !== JSON.stringify([...tokens(safe)])) throw new Error(`half a pair matters in ${JSON.stringify(text)}`);
    print([safe, terms]);
  }
}

/** A query as hasty fingers type it. */
function typed(q) {
  const bare = q.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D"), at = below(Math.max(1, bare.length - 1));
  return any([bare, bare.toUpperCase(), q.slice(0, 1 + below(q.length)), bare.slice(0, at) + bare.slice(at + 1),
    bare.slice(0, at) + (bare[at + 1] || "") + (bare[at] || "") + bare.slice(at + 2), `${q} ${any(numbers)}`, mixture()]);
}

async function answers(folder) {
  const { engine } = engineOver(pathToFileURL(`${folder}/search/`));
  const hostile = ["", " ", "a".repeat(10_000), "ằ ".repeat(5_000), "(.*)*+", "<img src=x>",
    "\u0000", "\u202eabc", "__proto__", "constructor", "1.".repeat(5_000), "1/".repeat(5_000), "cai_cach", "cai!r"];
  for (const q of [...asked, ...asked.flatMap((each) => [typed(each), typed(each)]), ...hostile]) {
    const safe = whole(q), { ids, scores } = await engine.search(safe);
    print([safe, [...ids].map((id, n) => [id, scores[n]])]);
  }
}

async function narrowed(folder) {
  const { engine } = engineOver(pathToFileURL(`${folder}/search/`));
  const filters = [{}, { kind: ["finding"] }, { year: ["2021", "2023"] }, { unit: ["Xã A"] }, { domain: ["thu-tuc"], loss: ["exact"] },
    { status: ["in-progress", "reported-done"] }, { from: "2022" }, { to: "2022-06" }, { from: "2021-06", to: "2023-06-30" },
    { kind: ["document", "page"], from: "2023" }, { unit: ["Xã A", "Xã B"], year: ["2022"] }];
  for (const query of ["hồ sơ", "cai cach hanh chinh", "kế hoạch", "mot cua", "xã sơn", "2022"]) {
    for (const each of filters) {
      for (const sort of ["relevance", "date", "points"]) {
        const { ids, scores } = await engine.search(query, { filters: each, sort });
        const topics = await engine.topics(`${query} zzzz yyyy xxxx`, ["page", "document"], 3);
        const { from = null, to = null, ...values } = each;
        print({ query, values, from, to, sort, hits: [...ids].map((id, n) => [id, scores[n]]), counts: await engine.counts(ids), topics: topics.map(({ id }) => id) });
      }
    }
  }
}

const [mode, value] = process.argv.slice(2);
if (mode === "analysis") analysis(Number(value));
else if (mode === "narrowed") await narrowed(value);
else await answers(value);
