// node benches/search/expansion.mjs SITE [--relevance]: what other words cost where they act. At query time they are one file,
// search/meaning.js; at index time every entry that holds a phrase of a group would hold the words of all phrases that
// find it, too. Counts the postings of both over the titles and openings of all entries of a built site, and with
// --relevance scores the questions of tests/relevance as the index is, without other words, and with other words at full
// weight: an index cannot tell the words that were written from those that were added.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { callOf, engineScript } from "../../tests/search/load.mjs";
import { SPLITS, measure, questions } from "../../tests/relevance/measure.mjs";

const [site, option] = process.argv.slice(2);
if (!site) { console.error("usage: node benches/search/expansion.mjs SITE [--relevance]"); process.exit(2); }
const folder = pathToFileURL(`${resolve(site)}/search/`), search = engineScript();
const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`, packed = (text) => gzipSync(text, { level: 9 }).length;

function engineWith(change) {
  return new search.Engine(async (name) => {
    const [build, , data] = callOf(folder, name);
    return { build, data: name === "meaning" ? change(data) : data };
  });
}

/** Postings as one text: each term with the gaps between its entries. */
function written(postings) {
  const lines = [...postings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([term, ids]) => {
    let before = 0;
    return `${term} ${ids.map((id) => { const gap = id - before; before = id; return gap.toString(36); }).join(",")}`;
  });
  return lines.join("\n");
}

const engine = engineWith((data) => data);
await engine.warm();
const [, , { groups }] = callOf(folder, "meaning");
const found = new Map(); // by first word: phrases that entries hold, with the terms that find them
for (const { from, to } of groups) {
  const terms = [...new Set(from.flatMap((text) => [...search.tokens(text)]))];
  for (const text of to) {
    const phrase = search.analyse(text);
    if (!phrase.length) continue;
    if (!found.has(phrase[0].token)) found.set(phrase[0].token, []);
    found.get(phrase[0].token).push({ phrase, terms });
  }
}
const stands = (items, at, phrase) => phrase.every((wanted, n) => items[at + n] && items[at + n].token === wanted.token);
const plain = new Map(), expanded = new Map();
const file = (postings, term, id) => { const ids = postings.get(term); if (ids) ids.push(id); else postings.set(term, [id]); };
let own = 0, all = 0;
const { count } = engine.manifest;
for (let first = 0; first < count; first += 1024) {
  const rows = await engine.rows(Array.from({ length: Math.min(1024, count - first) }, (_, n) => first + n));
  for (const { id, title, text } of rows) {
    const terms = new Set([...search.tokens(title), ...search.tokens(text)]), more = new Set(terms);
    for (const items of [search.analyse(title), search.analyse(text)]) {
      items.forEach((item, at) => {
        for (const { phrase, terms: others } of found.get(item.token) || []) {
          if (stands(items, at, phrase)) for (const term of others) more.add(term);
        }
      });
    }
    own += terms.size;
    all += more.size;
    for (const term of terms) file(plain, term, id);
    for (const term of more) file(expanded, term, id);
  }
}
const meaning = readFileSync(new URL("meaning.js", folder), "utf8");
console.log(`entries ${count}, groups ${groups.length}`);
console.log(`at query time: ${own} postings, ${kib(packed(written(plain)))} with gzip; meaning.js ${kib(packed(meaning))} for each reader's first query`);
console.log(`at index time: ${all} postings (${(all / own).toFixed(2)} times), ${kib(packed(written(expanded)))} with gzip (${(packed(written(expanded)) / packed(written(plain))).toFixed(2)} times)`);

if (option === "--relevance") {
  const variants = [["at query time", (data) => data], ["without other words", (data) => ({ ...data, groups: [] })],
    ["at full weight", (data) => ({ ...data, groups: data.groups.map((group) => ({ ...group, weight: 1 })) })]];
  for (const [name, change] of variants) {
    const one = engineWith(change), sums = [];
    for (const split of SPLITS) {
      const values = [];
      for (const question of questions(split)) values.push(measure(question, await one.rows([...(await one.search(question.q)).ids].slice(0, 20))));
      const answered = values.filter(({ ndcg }) => ndcg !== undefined);
      sums.push((answered.reduce((sum, { ndcg }) => sum + ndcg, 0) / answered.length).toFixed(3));
    }
    console.log(`nDCG@10 ${name}: ${sums.join("; ")} (${SPLITS.join("; ")})`);
  }
}
