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
const numberOf = (term) => manifest.terms.findLastIndex((start, n) => n === 0 || start <= term);
const shardOf = (term) => shards[numberOf(term)];
/** Whether a shard leaves entries of a term to its `more` files. */
const isCut = (term) => Boolean((callOf(sample, `terms-${numberOf(term)}`)[2].more || {})[term]);

test("the sample is cut into several shards, and the manifest knows each file", () => {
  assert.equal(elasticlunr.version, "0.9.5");
  assert.ok(shards.length > 2);
  const files = ["manifest.js", "meaning.js", "columns.js", ...manifest.terms.map((_, n) => `terms-${n}.js`)];
  for (let n = 0; n < Math.ceil(entries.length / manifest.block); n += 1) files.push(`texts-0-${n}.js`);
  manifest.terms.forEach((_, n) => {
    const segments = new Set();
    for (const counts of Object.values(callOf(sample, `terms-${n}`)[2].more || {})) {
      counts.forEach((left, s) => { if (left) segments.add(s); });
    }
    for (const s of segments) files.push(`more-${n}-${s}.js`);
  });
  assert.ok(files.some((name) => name.startsWith("more-")), "the sample is too small to be cut");
  assert.deepEqual(readdirSync(sample).sort(), files.sort());
});

test("stock elasticlunr.js finds every entry by every term of its title that is not cut", () => {
  let asked = 0;
  entries.forEach((entry, id) => {
    for (const term of tokens(entry.title)) {
      if (isCut(term)) continue;
      const found = shardOf(term).search(term, { fields: { title: { boost: 1 } } });
      assert.ok(found.some(({ ref }) => ref === String(id)), `${term} of ${entry.title}`);
      asked += 1;
    }
  });
  assert.ok(asked > 100);
});

test("a shard scores as one whole index of the same frequencies would", () => {
  const index = new elasticlunr.Index();
  index.saveDocument(false);
  for (const field of manifest.fields) index.addField(field);
  index.documentStore.length = entries.length;
  manifest.terms.forEach((_, n) => {
    const { index: fields } = callOf(sample, `terms-${n}`)[2];
    for (const field of manifest.fields) {
      const walk = (node, term) => {
        for (const ref of Object.keys(node.docs)) index.index[field].addToken(term, { ref, tf: node.docs[ref].tf });
        for (const key of Object.keys(node)) if (key.length === 1) walk(node[key], term + key);
      };
      walk(fields[field].root, "");
    }
  });
  const queries = ["so!os", "hanh_chinh", "2021", "7.1.2.2", "431/bc/ubnd", "khong_co"].filter((term) => !isCut(term));
  assert.ok(queries.length > 3);
  for (const query of queries) {
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
