// What narrows hits down and sorts them, over columns made by hand. tests/search_twins.rs holds the same over an index
// that the build made.

import assert from "node:assert/strict";
import test from "node:test";
import { engineScript } from "./load.mjs";

const search = engineScript();
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const kinds = ["shortcoming", "shortcoming", "document", "shortcoming", "page", "shortcoming"];
const column = (values, codes) => ({ values, codes: codes.map((code) => DIGITS[code]).join("") });

function store() {
  const columns = {
    year: column(["", "2021", "2023"], [1, 2, 2, 1, 0, 2]),
    domain: column(["", "thu-tuc", "__proto__"], [1, 2, 0, 1, 0, 1]),
    status: column(["", "in-progress"], [1, 0, 0, 1, 0, 0]),
    loss: column(["", "exact", "unknown"], [1, 2, 0, 1, 0, 1]),
    date: column(["", "2021-08-30", "2023", "2023-05", "2024-01-15"], [1, 2, 4, 3, 0, 3]),
    lost: column(["", "0.5", "10", "2.25"], [1, 0, 0, 2, 0, 3]),
    unit: { values: ["Xã A", "Xã B"], sets: [[], [0], [0, 1]], codes: "BCAABA" },
  };
  return { facets: null, manifest: { columns: "stamp" }, part: async (name) => { assert.equal(name, "columns"); return columns; }, kindOf: (id) => kinds[id] };
}
const all = [0, 1, 2, 3, 4, 5], plain = (value) => JSON.parse(JSON.stringify(value));
const left = async (filters) => { const allowed = await search.allows(store(), filters); return all.filter((id) => allowed(id)); };

test("counts say how many hits have each value, the most frequent first, and leave out what has none", async () => {
  const counts = plain(await search.counts(store(), all));
  assert.deepEqual(counts.kind, { shortcoming: 4, document: 1, page: 1 });
  assert.deepEqual(counts.year, { 2021: 2, 2023: 3 });
  assert.deepEqual(counts.unit, { "Xã A": 3, "Xã B": 1 });
  assert.deepEqual(counts.loss, { exact: 3, unknown: 1 });
  assert.deepEqual(counts.date, { 2021: 1, 2023: 3, 2024: 1 });
  assert.deepEqual(Object.keys(counts.domain), ["thu-tuc", "__proto__"]);
  assert.deepEqual(plain(await search.counts(store(), [])), { kind: {}, year: {}, unit: {}, domain: {}, status: {}, loss: {}, date: {} });
});

test("values of one facet widen, facets narrow, and what has no value falls to none", async () => {
  assert.deepEqual(await left({}), all);
  assert.deepEqual(await left({ kind: ["page", "document"] }), [2, 4]);
  assert.deepEqual(await left({ year: ["2021", "2023"] }), [0, 1, 2, 3, 5]);
  assert.deepEqual(await left({ year: [2023], loss: ["exact"] }), [5]);
  assert.deepEqual(await left({ unit: ["Xã B"] }), [1]);
  assert.deepEqual(await left({ unit: ["Xã A"], status: ["in-progress"] }), [0]);
  assert.deepEqual(await left({ domain: ["constructor"] }), []);
  assert.deepEqual(await left({ domain: ["__proto__"] }), [1]);
});

test("a span of dates holds what it touches, whole years and months, too", async () => {
  assert.deepEqual(await left({ from: "2023" }), [1, 2, 3, 5]);
  assert.deepEqual(await left({ to: "2021" }), [0]);
  assert.deepEqual(await left({ from: "2023-05-10", to: "2023-05-20" }), [1, 3, 5]);
  assert.deepEqual(await left({ from: "2023-06" }), [1, 2]);
  assert.deepEqual(await left({ from: "2021-08-30", to: "2021-08-30" }), [0]);
  assert.deepEqual(await left({ from: "2021-08-31", to: "2022" }), []);
});

test("hits stand by date, newest first, or by points, as numbers; what has none comes last, the better hit first", async () => {
  const sorted = async (sort) => {
    const ranked = all.map((id) => ({ id, score: 10 - id }));
    await search.arrange(store(), ranked, sort);
    return ranked.map(({ id }) => id);
  };
  assert.deepEqual(await sorted("relevance"), all);
  assert.deepEqual(await sorted("date"), [2, 3, 5, 1, 0, 4]);
  assert.deepEqual(await sorted("points"), [3, 5, 0, 1, 2, 4]);
});
