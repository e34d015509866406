// The browser's engine over the sample index that tests/search/main.rs keeps.

import assert from "node:assert/strict";
import test from "node:test";
import { callOf, engineOver, engineScript, entries, sample } from "./load.mjs";

const { engine } = engineOver(sample);
const titles = async (query, options) => [...(await engine.search(query, options)).ids].map((id) => entries[id].title);
const first = async (query, options) => (await titles(query, options))[0];

test("every entry is the first hit for its own title", async () => {
  for (const entry of entries) {
    const found = await engine.search(entry.title);
    assert.equal(entries[found.ids[0]].title, entry.title);
  }
});

test("every entry is the first hit for its own title without marks", async () => {
  for (const entry of entries) {
    const bare = entry.title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D");
    assert.equal(await first(bare), entry.title, bare);
  }
});

test("a unit comes before the findings that name it", async () => {
  for (const query of ["sơn lĩnh", "son linh", "xã sơn lĩnh", "SON LINH", "so\u031bn li\u0303nh"]) {
    assert.equal(await first(query), "Xã Sơn Lĩnh", query);
    assert.ok((await titles(query)).length >= 4, query);
  }
});

test("units of one name are told apart by their number", async () => {
  assert.equal(await first("son kim 2"), "Xã Sơn Kim 2");
  assert.equal(await first("Sơn Kim 1"), "Xã Sơn Kim 1");
});

test("both tone placements and both spellings of i are one", async () => {
  assert.deepEqual(await titles("hoà giải"), await titles("hòa giải"));
  assert.deepEqual(await titles("tỷ lệ"), await titles("tỉ lệ"));
  assert.ok((await titles("tỷ lệ")).length >= 2);
});

test("marks prefer their own spelling and still find the others", async () => {
  const found = await titles("Đăk Glei");
  assert.equal(found[0], "Huyện Đắk Glei");
  const marked = await titles("cán"), other = await titles("càn");
  assert.deepEqual([...marked].sort(), [...other].sort());
});

test("a phrase leaves out what holds only one of its syllables", async () => {
  const found = await titles("cải cách hành chính");
  assert.equal(found[0], "Báo cáo cải cách hành chính gửi muộn");
  assert.ok(found.includes("Cải cách thủ tục hành chính"), "other words may stand between");
  assert.ok(!found.includes("Ngành nông nghiệp chậm ban hành kế hoạch"), "hành and chính and cách apart are no phrase");
});

test("codes and document numbers are found whole, by their beginning, and in other spellings", async () => {
  const criterion = "Nộp hồ sơ có phí, lệ phí trực tuyến thấp";
  assert.deepEqual(await titles("7.1.2.2"), [criterion]);
  assert.equal((await titles("7.1.2")).length, 2);
  for (const query of ["1310/UBND-NV", "1310/ubnd-nv", "1310-UBND-NV", "1310/UBND"]) {
    assert.equal(await first(query), "Công văn 1310/UBND-NV", query);
  }
  assert.equal(await first("431/BC"), "Báo cáo 431/BC-UBND về khắc phục tồn tại");
});

test("an unknown document number does not match every document with its letters", async () => {
  assert.deepEqual(await titles("999/BC-UBND"), []);
  assert.deepEqual(await titles("1.2.3.4"), []);
  assert.ok((await titles("2021-2022")).length > 0, "a span of years is both its years");
  assert.deepEqual(await titles("1/9/2023"), await titles("9/2023"), "an unknown day is its month");
});

test("decimals are found with comma and dot, dates in every form", async () => {
  assert.deepEqual(await titles("4,84"), await titles("4.84"));
  assert.equal(await first("4.84"), "Hồ sơ trực tuyến mức độ 3 đạt 4,84%");
  for (const query of ["29/9/2023", "29/09/2023", "2023-09-29", "29.9.2023", "ngày 29 tháng 9 năm 2023"]) {
    assert.equal(await first(query), "Báo cáo 431/BC-UBND về khắc phục tồn tại", query);
  }
});

test("while typing the last word is completed, a finished one before it is not", async () => {
  assert.equal(await first("son li", { typing: true }), "Xã Sơn Lĩnh");
  assert.equal(await first("thị trấn ph", { typing: true }), "Thị trấn Phố Châu");
  assert.equal(await first("1310/ub", { typing: true }), "Công văn 1310/UBND-NV");
  assert.ok((await titles("hoa g", { typing: true })).length > 0);
});

test("the first letter of the next word leaves what was found before it", async () => {
  const found = await titles("sơn l", { typing: true });
  assert.ok(found.includes("Xã Sơn Lĩnh"), found.join());
});

test("one slip of the finger is forgiven and reported", async () => {
  for (const query of ["cai cahc hanh chinh", "cai cach hanh chihn", "cải cácch hành chính"]) {
    const found = await engine.search(query);
    const best = [...found.ids].slice(0, 2).map((id) => entries[id].title).sort();
    assert.deepEqual(best, ["Báo cáo cải cách hành chính gửi muộn", "Cải cách thủ tục hành chính"], query);
    assert.equal(found.slips.length, 1, query);
  }
  assert.equal((await engine.search("cải cách")).slips.length, 0);
});

test("a query is spelt as it stands in what it finds", async () => {
  const spelt = async (query) => (await engine.search(query)).suggestion;
  assert.equal(await spelt("cai cahc hanh chinh"), "cải cách hành chính");
  assert.equal(await spelt("xa son lĩhn"), "Xã Sơn Lĩnh");
  assert.equal(await spelt("cải cácch hành chính 2022"), "cải cách hành chính 2022");
  assert.equal(await spelt("cai cach hanh chinh"), null, "what is no slip stays as it is typed");
  assert.equal(await engine.spell("cai cach", (await engine.search("cai cach")).ids), "cải cách");
  assert.equal(await engine.spell("  zzqq <b> 12 ", []), "  zzqq <b> 12 ");
});

test("kinds limit what is suggested", async () => {
  const found = await titles("cai cach", { typing: true, kinds: ["finding"] });
  assert.ok(found.length > 0 && found.every((title) => entries.find((entry) => entry.title === title).kind === "finding"));
});

test("what nobody wrote finds nothing", async () => {
  assert.deepEqual(await titles("xyzzyq"), []);
  assert.deepEqual(await titles("   "), []);
  assert.deepEqual(await titles(""), []);
});

test("text behind the excerpt is found all the same", async () => {
  assert.equal(await first("con voi"), "Phương pháp");
});

test("hostile queries do no harm", async () => {
  const hostile = ["a".repeat(10_000), "ằ ".repeat(5_000), "(((((((.*)*)*)+", "[a-", "\\", "<img src=x onerror=alert(1)>",
    "\u0000\u0000", "\u202eabc", "\ud800", "__proto__", "constructor", "hasOwnProperty", "toString valueOf", "'\"--;",
    "1.".repeat(5_000), "1/".repeat(5_000), "%00%ff", "-", "!", "_", "cai_cach", "cai!r", "\u0301".repeat(10_000)];
  for (const query of hostile) {
    for (const typing of [false, true]) {
      const found = await engine.search(query, { typing });
      assert.ok(found.ids.every((id) => id >= 0 && id < entries.length), JSON.stringify(query.slice(0, 40)));
      await engine.rows(found.ids.slice(0, 20));
    }
  }
  for (const query of [null, undefined, 7, {}]) await engine.search(query);
  assert.ok((await titles("__proto__")).length === 1 && (await titles("constructor")).length === 1);
  assert.equal({}.polluted, undefined);
});

test("rows carry what the build gave", async () => {
  const rows = await engine.rows(entries.map((_, id) => id));
  rows.forEach((row, id) => {
    const { url, kind, title, place = "", year = null, status = null, points = null } = entries[id];
    const { text, id: number, doubts, ...shown } = row;
    assert.equal(number, id);
    assert.deepEqual({ ...shown }, { url, kind, title, place, year, status, points });
  });
});

test("a query loads only the shards that can hold its words", async () => {
  const { engine: fresh, loads } = engineOver(sample);
  await fresh.search("voi");
  const shards = new Set(loads.filter((name) => name.startsWith("terms-")));
  assert.equal(shards.size, 1);
  assert.ok(!loads.some((name) => name.startsWith("texts-")));
  loads.length = 0;
  await fresh.search("xyzzyq");
  assert.deepEqual(loads, [], "the manifest knows which syllables exist");
});

test("an old shard beside a new manifest makes the engine open a fresh manifest", async () => {
  const asked = [];
  const fresh = new (engineScript().Engine)(async (name, version) => {
    asked.push([name, version]);
    const [build, , data] = callOf(sample, name);
    const isOld = name === "manifest" && version === "";
    return { build, data: isOld ? { ...data, stamps: data.stamps.map(() => "old") } : data };
  });
  const found = await fresh.search("sơn lĩnh");
  assert.equal(entries[found.ids[0]].title, "Xã Sơn Lĩnh");
  assert.equal(asked.filter(([name]) => name === "manifest").length, 2);
});

test("an engine that could not load tries again with the next query", async () => {
  let broken = true;
  const fresh = new (engineScript().Engine)(async (name) => {
    if (broken) throw new Error("offline");
    const [build, , data] = callOf(sample, name);
    return { build, data };
  });
  await assert.rejects(fresh.search("sơn lĩnh"), /offline/);
  broken = false;
  assert.ok((await fresh.search("sơn lĩnh")).ids.length > 0);
});

test("highlights cover folded matches and join neighbours", async () => {
  const { matcher, spans } = engineScript();
  const marks = async (query, text, options) => {
    const { words } = await engine.search(query, options);
    return [...spans(text, matcher(words))].map(([start, end]) => text.slice(start, end));
  };
  assert.deepEqual(await marks("son linh", "Xã Sơn Lĩnh, huyện Hương Sơn"), ["Sơn Lĩnh", "Sơn"]);
  assert.deepEqual(await marks("hoà hải", "Ở HÒA HẢI"), ["HÒA HẢI"]);
  assert.deepEqual(await marks("7.1.2.2", "(7.1.2.2; 7.1.2.3)").then((list) => list[0]), "7.1.2.2");
  assert.deepEqual(await marks("son li", "Xã Sơn Lĩnh", { typing: true }), ["Sơn Lĩnh"]);
  assert.deepEqual(await marks("xa", "<b>xã</b>"), ["xã"]);
});

test("a word of every sentence is marked only between two that answer", () => {
  const { matcher, spans } = engineScript();
  const matches = matcher({ texts: ["mot", "cua", "ki", "luat", "va", "cuong"], open: [], weak: ["cua!r", "va!f"] });
  const marked = (text) => [...spans(text, matches)].map(([start, end]) => text.slice(start, end));
  assert.deepEqual(marked("bộ phận một cửa của xã"), ["một cửa"]);
  assert.deepEqual(marked("kỷ luật và kỷ cương của cán bộ và dân"), ["kỷ luật và kỷ cương"]);
  assert.deepEqual(marked("của và"), []);
});

test("an excerpt is cut between words around the densest place", () => {
  const { spans, excerpt } = engineScript();
  const text = `${"Mở đầu dài. ".repeat(40)}Nơi có cải cách hành chính. ${"Phần cuối. ".repeat(40)}`;
  const at = text.indexOf("cải");
  const [from, to] = excerpt(text, spans(text, (item) => ["cai", "cach", "hanh", "chinh"].includes(item.text)));
  assert.ok(from < at && to > at + 18 && to - from <= 200);
  assert.ok(text[from - 1] === " " && (to === text.length || text[to] === " "));
});

test("what the audit doubts of an entry comes with its row", async () => {
  const rows = await engineOver(sample).engine.rows(entries.map((_, id) => id));
  for (const { id, doubts } of rows) {
    const wanted = (entries[id].doubts || []).map(({ verdict, url }) => [verdict, url]);
    assert.deepEqual([...doubts].map((one) => [...one]), wanted);
  }
  assert.ok(rows.some(({ doubts }) => doubts.length > 1) && rows.some(({ doubts }) => !doubts.length));
});
