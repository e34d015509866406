// Every shard is an index of its own that stock elasticlunr.js 0.9.5 loads and answers from.
// Needs `npm ci --prefix tests/search` once.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import elasticlunr from "elasticlunr";
import { callOf, engineScript, entries, sample } from "./load.mjs";

const { tokens } = engineScript();
const [, , manifest] = callOf(sample, "manifest");
const shards = manifest.terms.map((_, n) => elasticlunr.Index.load(callOf(sample, `terms-${n}`)[2]));
const shardOf = (term) => shards[manifest.terms.findLastIndex((start, n) => n === 0 || start <= term)];

test("the sample is cut into several shards, and the manifest knows each file", () => {
  assert.equal(elasticlunr.version, "0.9.5");
  assert.ok(shards.length > 2);
  const files = ["manifest.js", ...manifest.terms.map((_, n) => `terms-${n}.js`),
    ...manifest.texts.map((_, n) => `texts-${n}.js`)];
  assert.deepEqual(readdirSync(sample).sort(), files.sort());
});

test("stock elasticlunr.js finds every entry by every term of its title", () => {
  entries.forEach((entry, id) => {
    for (const term of tokens(entry.title)) {
      const found = shardOf(term).search(term, { fields: { title: { boost: 1 } } });
      assert.ok(found.some(({ ref }) => ref === String(id)), `${term} of ${entry.title}`);
    }
  });
});

test("a shard scores as one whole index would", () => {
  const whole = elasticlunr.Index.load({ ...callOf(sample, "terms-0")[2], index: {} });
  const index = new elasticlunr.Index();
  index.saveDocument(false);
  for (const field of manifest.fields) index.addField(field);
  entries.forEach((entry, id) => {
    const year = entry.year === undefined ? "" : String(entry.year);
    const analysed = (text) => [...tokens(text)];
    index.addDoc({ id: String(id), title: analysed(entry.title), place: analysed(`${entry.place || ""}. ${year}`),
      text: analysed(`${entry.text || ""}. ${entry.points || ""}`), source: analysed(entry.source || "") });
  });
  assert.equal(whole.documentStore.length, entries.length);
  for (const query of ["so!os", "hanh_chinh", "2021", "7.1.2.2", "431/bc/ubnd", "khong_co"]) {
    const rounded = (hits) => Object.fromEntries(hits.map(({ ref, score }) => [ref, score.toFixed(9)]));
    assert.deepEqual(rounded(shardOf(query).search(query, {})), rounded(index.search(query, {})), query);
  }
});

test("a shard holds only terms of its own range", () => {
  shards.forEach((shard, n) => {
    for (const field of manifest.fields) {
      for (const first of Object.keys(shard.index[field].root).filter((key) => key.length === 1)) {
        for (const term of shard.index[field].expandToken(first)) {
          assert.ok(term >= manifest.terms[n] && !(term >= manifest.terms[n + 1]), `${term} in shard ${n}`);
        }
      }
    }
  });
});
