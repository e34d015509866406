// Words for one matter, over the sample index with meanings of its own.

import assert from "node:assert/strict";
import test from "node:test";
import { callOf, engineScript, entries, sample } from "./load.mjs";

function engineWith(meaning) {
  return new (engineScript().Engine)(async (name) => {
    const [build, , data] = callOf(sample, name);
    return { build, data: name === "meaning" ? { groups: [], drop: [], ...meaning } : data };
  });
}
const titles = async (engine, query) => [...(await engine.search(query)).ids].map((id) => entries[id].title);
const terms = (weight, ...phrases) => ({ weight, from: phrases, to: phrases });

test("an abbreviation finds its long form and the other way round", async () => {
  const plain = engineWith({}), able = engineWith({ groups: [terms(0.9, "cchc", "cải cách hành chính")] });
  assert.deepEqual(await titles(plain, "CCHC"), []);
  assert.equal((await titles(able, "CCHC"))[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.equal((await titles(able, "báo cáo cchc"))[0], "Báo cáo cải cách hành chính gửi muộn");
});

test("other words for one matter count less than the words themselves", async () => {
  const able = engineWith({ groups: [terms(0.6, "gửi muộn", "chậm trễ", "hòa giải")] });
  const found = await able.search("gửi muộn");
  assert.equal(entries[found.ids[0]].title, "Báo cáo cải cách hành chính gửi muộn");
  assert.ok(found.ids.length > (await engineWith({}).search("gửi muộn")).ids.length);
  assert.ok((await titles(able, "gui muon")).length === found.ids.length, "marks are not needed");
});

test("a one-way group does not work backwards", async () => {
  const able = engineWith({ groups: [{ weight: 0.8, from: ["trễ hẹn"], to: ["gửi muộn"] }] });
  assert.equal((await titles(able, "trễ hẹn"))[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.deepEqual(await titles(able, "gửi muộn"), await titles(engineWith({}), "gửi muộn"));
});

test("words that say nothing are dropped unless nothing else is left", async () => {
  const able = engineWith({ drop: ["làm thế nào để", "vì sao", "gửi muộn"] });
  assert.deepEqual(await titles(able, "vì sao cải cách hành chính"), await titles(able, "cải cách hành chính"));
  assert.equal((await titles(able, "gửi muộn"))[0], "Báo cáo cải cách hành chính gửi muộn");
});

test("hostile phrases of a theme do no harm", async () => {
  const able = engineWith({ groups: [terms(1, "__proto__", "constructor", "", "!!!")], drop: ["", "\u0000"] });
  for (const query of ["__proto__", "constructor x", "!!!"]) await able.search(query);
});
