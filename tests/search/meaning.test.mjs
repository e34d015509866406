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

test("a phrase is known with up to two words between its own", async () => {
  const able = engineWith({ groups: [{ weight: 0.8, from: ["gửi muộn"], to: ["hòa giải"] }] });
  const found = async (query) => (await titles(able, query)).some((title) => /giải ở cơ sở/.test(title));
  assert.ok(await found("gửi quá muộn") && await found("gửi hồ sơ muộn"));
  assert.ok(!await found("gửi giấy tờ hồ sơ muộn"), "three are too many");
});

test("words between those of a phrase are asked for as ever", async () => {
  const able = engineWith({ groups: [{ weight: 0.8, from: ["gửi muộn"], to: ["hòa giải"] }] });
  const [known, strange] = await Promise.all(["gửi cơ sở muộn", "gửi zzxx zzyy muộn"].map((query) => able.search(query)));
  const score = ({ ids, scores }) => scores[[...ids].findIndex((id) => /giải ở cơ sở/.test(entries[id].title))] || 0;
  assert.ok(score(known) > score(strange));
});

test("a single syllable of the theme is known only with its marks, a phrase without them, too", async () => {
  const able = engineWith({ groups: [{ weight: 0.8, from: ["trễ", "trễ hẹn"], to: ["gửi muộn"] }] });
  const first = async (query) => (await titles(able, query))[0];
  for (const query of ["trễ", "trễ hẹn", "tre hen"]) assert.equal(await first(query), "Báo cáo cải cách hành chính gửi muộn", query);
  assert.notEqual(await first("tre"), "Báo cáo cải cách hành chính gửi muộn");
});

test("the first letters of a phrase of the theme find it where no abbreviation does", async () => {
  const able = engineWith({ groups: [terms(0.6, "cải cách hành chính", "đổi mới")] });
  assert.equal((await titles(able, "cchc"))[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.deepEqual(await titles(able, "dm"), await titles(engineWith({}), "dm"), "two letters are too few");
});

test("a syllable that stands nowhere is no slip of the finger for sure", async () => {
  const able = engineWith({});
  assert.ok((await able.search("hnah chính")).ids.length, "no syllable: a slip");
  const [slip, word] = await Promise.all(["cải cáhc hành chính", "cải kách hành chính"].map((query) => able.search(query)));
  assert.equal(entries[slip.ids[0]].title, entries[word.ids[0]].title);
  assert.equal((await able.search("giá vàng tăng mạnh")).ids.length, 0);
});

test("words before a code or a year only say what it is", async () => {
  const asked = ["tiêu chí 7.1.2.2", "7.1.2.2"], able = engineWith({ before_code: ["tiêu chí"] });
  const [named, bare] = await Promise.all(asked.map((query) => able.search(query)));
  assert.deepEqual(named.scores, bare.scores);
  assert.notDeepEqual((await engineWith({}).search(asked[0])).scores, bare.scores);
});

test("a place in capitals that is nowhere here finds nothing", async () => {
  const able = engineWith({ places: ["xã"] });
  assert.equal((await able.search("xã Hòa Xuân Tây")).ids.length, 0);
  assert.ok((await able.search("xã Sơn Lĩnh")).ids.length);
  assert.ok((await able.search("xã hòa giải")).ids.length, "small letters are no name");
});

test("a way of asking favours the kinds that it wants", async () => {
  const kinds = ["document"], able = engineWith({ drop: ["là gì"], intents: [{ phrases: ["là gì"], kinds, weight: 3 }] });
  const asked = "cải cách hành chính", plain = await able.search(asked), wanted = await able.search(`${asked} là gì`);
  const score = (found, id) => found.scores[found.ids.indexOf(id)];
  for (const id of plain.ids) {
    const factor = entries[id].kind === "document" ? 3 : 1;
    assert.ok(Math.abs(score(wanted, id) - factor * score(plain, id)) < 1e-4, entries[id].title);
  }
});

test("a word of one region is read as the written one, in queries and in the phrases of the theme, only with its marks", async () => {
  const instead = [{ word: "gửi", forms: ["gởi"] }], groups = [{ weight: 0.8, from: ["gởi trễ"], to: ["gửi muộn"] }];
  const able = engineWith({ instead, groups });
  assert.equal((await titles(able, "báo cáo gởi muộn"))[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.equal((await titles(able, "gửi trễ"))[0], "Báo cáo cải cách hành chính gửi muộn", "the phrase of the theme is read so, too");
  assert.deepEqual(await titles(able, "goi muon"), await titles(engineWith({}), "goi muon"));
});

test("two abbreviations put together are both read, where the letters are no syllable", async () => {
  const able = engineWith({ groups: [terms(0.9, "bc", "báo cáo"), terms(0.9, "cchc", "cải cách hành chính")] });
  assert.equal((await titles(able, "BCCCHC"))[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.deepEqual(await titles(able, "BCXXX"), []);
});

test("a word that everybody says about anything is no topic, unless the theme knows it in a phrase", async () => {
  const words = "quên khuấy giùm bừa", able = engineWith({ light: words.split(" ") }), plain = engineWith({});
  // no entry has the words around the topic, and too little would be left of the query
  assert.deepEqual(await titles(plain, `${words} ký số`), []);
  assert.equal((await titles(able, `${words} ký số`))[0], "Chữ ký số ít được dùng");
  assert.deepEqual(await titles(able, words), [], "and without a topic there is nothing");
  const phrased = engineWith({ light: ["quên"], groups: [{ weight: 0.8, from: ["quên nộp"], to: ["gửi muộn"] }] });
  assert.equal((await titles(phrased, "quên nộp"))[0], "Báo cáo cải cách hành chính gửi muộn");
});

test("without marks a word may be any other, and none is light", async () => {
  const query = "quen danh ky so";
  assert.deepEqual(await titles(engineWith({ light: ["quên", "đánh", "quen", "danh"] }), query), await titles(engineWith({}), query));
});

test("a number behind the kind of a document is that of a document", async () => {
  const able = engineWith({ before_code: ["công văn"] });
  assert.equal((await titles(able, "công văn 1310"))[0], "Công văn 1310/UBND-NV");
  assert.deepEqual(await titles(able, "công văn 431"), await titles(able, "431"));
  assert.notDeepEqual(await titles(able, "công văn 12"), await titles(able, "12"), "two digits may count anything");
});

test("a word that goes before a grouped number leaves the number what it was", async () => {
  const able = engineWith({ before_code: ["số"] }), scores = async (query) => [...(await able.search(query)).scores];
  assert.deepEqual(await scores("phần mềm, số 1.234.567"), await scores("phần mềm, 1.234.567"));
});
