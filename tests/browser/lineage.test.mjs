// Mergers as a citizen meets them: the old commune says where it lies today, the new one gathers what is known of the
// old ones, and both are found by either name.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { records, units } from "./lib/content.mjs";
import { attribute, document, elements, plain, text } from "./lib/html.mjs";
import { none } from "./lib/faults.mjs";
import { mau, real, sites } from "./lib/sites.mjs";

const PHONE = { viewport: { width: 360, height: 740 } };
const stage = await start();
after(stage.stop);

const all = (node, name) => [...elements(node)].filter((element) => element.tagName === name);
const pageOf = (site, unit) => site.page(`don-vi/${unit.id}/index.html`);
const main = (page) => all(document(page.source()), "main")[0];
const section = (root, id) => all(root, "section").find((one) => attribute(one, "aria-labelledby") === id);
const linksTo = (node, id) => all(node, "a").filter((link) => attribute(link, "href").endsWith(`/${id}/index.html`));
const communal = (unit) => ["commune", "township", "ward"].includes(unit.kind);
const register = (site) => new Map(units(site).map((unit) => [unit.id, unit]));

/** Where a unit lies today: what it became, and what that became. */
function today(known, id, seen = new Set()) {
  if (seen.has(id)) return [];
  seen.add(id);
  const next = known.get(id).successors ?? [];
  return next.length ? [...new Set(next.flatMap(({ unit }) => today(known, unit, seen)))] : [id];
}

/** The line below the heading. */
const summary = (root) => all(root, "p").find((one) => attribute(one, "class") === "small");

for (const site of sites) {
  const known = register(site);
  const ended = [...known.values()].filter((unit) => unit.successors?.length);

  test(`${site.name}: every unit that became another says below its heading where it lies today, and in how many parts`, () => {
    assert.ok(ended.length > 20);
    const found = [];
    for (const unit of ended) {
      const line = summary(main(pageOf(site, unit))), words = plain(text(line));
      const now = today(known, unit.id);
      for (const id of now) if (linksTo(line, id).length !== 1) found.push(`${unit.id}: no way to ${id}: ${words}`);
      if (!/nay (thuộc|là)/.test(words)) found.push(`${unit.id}: ${words}`);
      const parts = now.length > 1;
      if (parts !== words.includes("(mỗi đơn vị một phần)")) found.push(`${unit.id}: parts: ${words}`);
      for (const { unit: first } of unit.successors) {
        if (!now.includes(first) && linksTo(line, first).length !== 1) found.push(`${unit.id}: went through ${first} first: ${words}`);
      }
    }
    none(found);
  });

  test(`${site.name}: below, arrows lead from all that went in to what came of it, with share, days and resolution`, () => {
    const found = [];
    for (const unit of ended) {
      const place = section(main(pageOf(site, unit)), "lich-su"), words = plain(text(place));
      for (const { unit: next, share, basis } of unit.successors) {
        if (!linksTo(place, next).length) found.push(`${unit.id}: no arrow to ${next}`);
        if (basis && !words.includes(basis)) found.push(`${unit.id}: ${basis} is not named`);
        if (!words.includes(share === "part" ? "một phần" : "toàn bộ")) found.push(`${unit.id}: ${share} is not said`);
      }
      if (unit.successors.length === 1) {
        const [{ unit: next }] = unit.successors;
        for (const other of ended) {
          if (other !== unit && other.successors.some((one) => one.unit === next) && !linksTo(place, other.id).length) found.push(`${unit.id}: ${other.id} went there, too`);
        }
      }
      if (!words.includes("đến ")) found.push(`${unit.id}: no day`);
    }
    none(found);
  });

  test(`${site.name}: a new commune has one row for each it was made of, with that one's own figures, and no sum of them`, () => {
    const scores = records(site, "results"), found = [];
    let rows = 0;
    for (const unit of known.values()) {
      const before = ended.filter((one) => one.successors.some((next) => next.unit === unit.id));
      if (!before.length || !communal(unit)) continue;
      const root = main(pageOf(site, unit)), table = all(section(root, "truoc-day"), "table")[0];
      const body = all(table, "tbody")[0];
      if (all(body, "tr").length !== before.length) found.push(`${unit.id}: ${all(body, "tr").length} rows for ${before.length} units`);
      if (all(table, "tfoot").length || /tổng cộng|cộng lại/i.test(plain(text(table)))) found.push(`${unit.id}: a sum`);
      for (const old of before) {
        const row = all(body, "tr").find((one) => linksTo(one, old.id).length);
        if (!row) { found.push(`${unit.id}: no row of ${old.id}`); continue; }
        rows += 1;
        const words = plain(text(row)), share = old.successors.find((next) => next.unit === unit.id).share;
        if (!words.includes(share === "part" ? "một phần" : "toàn bộ")) found.push(`${unit.id}: ${old.id}: ${share} is not said`);
        const newest = scores.filter((one) => one.unit === old.id).sort((a, b) => b.year - a.year)[0];
        if (newest && !words.includes(`năm ${newest.year}`)) found.push(`${unit.id}: ${old.id}: ${newest.year}: ${words}`);
        const total = newest?.scores?.total ?? newest?.totals?.total;
        if (!newest && !words.includes("chưa có văn bản")) found.push(`${unit.id}: ${old.id}: nothing is known: ${words}`);
        if (total !== undefined && typeof total === "string" && !words.includes("điểm")) found.push(`${unit.id}: ${old.id}: ${words}`);
      }
      if (!plain(text(root)).includes("không cộng dồn")) found.push(`${unit.id}: says not that nothing is added up`);
    }
    none(found);
    assert.ok(rows > 20, `${rows} rows`);
  });

  test(`${site.name}: a dissolved district names the communes of today, and so does what is compared`, () => stage.visit(PHONE, async (page) => {
    const districts = [...known.values()].filter((unit) => unit.kind === "district" && unit.valid?.to && !unit.successors?.length);
    const left = (district) => [...known.values()].filter((unit) => communal(unit) && (unit.valid?.to ?? "9999") >= district.valid.to
      && (unit.parents?.find((one) => (one.to ?? "9999") >= district.valid.to && (one.from ?? "0") <= district.valid.to)?.unit ?? unit.parent) === district.id);
    let seen = 0;
    for (const district of districts) {
      const now = [...new Set(left(district).flatMap((unit) => today(known, unit.id)))];
      if (!now.length) continue;
      seen += 1;
      await page.goto(stage.url(pageOf(site, district)));
      const line = page.locator("main p.small").first();
      assert.match(await line.textContent(), new RegExp(`địa bàn nay thuộc ${now.length} đơn vị`), district.id);
      const shown = await line.locator("strong a").evaluateAll((links) => links.map((link) => link.getAttribute("href").split("/").at(-2)));
      assert.deepEqual([...shown].sort(), [...now].sort().filter((id) => shown.includes(id)), district.id);
      assert.equal(shown.length, Math.min(12, now.length), district.id);
    }
    assert.ok(seen >= 1, `${site.name} has no dissolved district`);
  }));

  test(`${site.name}: a name that a unit had, and a district that it lay in, stand below its heading`, () => {
    const found = [];
    let seen = 0;
    for (const unit of known.values()) {
      const words = plain(text(summary(main(pageOf(site, unit))) ?? main(pageOf(site, unit))));
      for (const { name } of (unit.names ?? []).filter((one) => one.name !== unit.name)) {
        seen += 1;
        if (!words.toLowerCase().includes(`tên là ${name.toLowerCase()}`)) found.push(`${unit.id}: ${name}: ${words}`);
      }
      for (const { unit: above } of (unit.parents ?? []).filter((one) => one.unit !== unit.parent)) {
        seen += 1;
        if (!words.toLowerCase().includes(`thuộc ${known.get(above).name.toLowerCase()}`)) found.push(`${unit.id}: ${above}: ${words}`);
      }
    }
    none(found);
    assert.ok(seen >= 1);
  });
}

/** What is typed, as a phone without Vietnamese keys would, and whom it must lead to: old and new. */
const ASKED = [
  { site: mau, queries: ["Giếng Đá", "gieng da"], first: "xa-gieng-da-99049", also: ["xa-doi-sim-99064"] },
  { site: mau, queries: ["Xã Rừng Thông", "rung thong"], first: "xa-rung-thong-99061", also: ["xa-son-ha-99013", "xa-lung-mo-99055"] },
  { site: mau, queries: ["Xã Thung", "xa thung"], first: "xa-thung-nang-99073", also: ["xa-son-ha-99013"] },
  { site: real, queries: ["Sơn Lĩnh", "son linh"], first: "xa-son-linh-18160", also: ["xa-son-hong-18160"] },
  { site: real, queries: ["Đắk Long", "dak long"], first: "xa-dak-long-23368", also: [] },
  { site: real, queries: ["Cẩm Vĩnh", "cam vinh"], first: "xa-cam-vinh-18691", also: ["xa-cam-binh-18685-2025"] },
];

for (const { site, queries, first, also } of ASKED) {
  for (const query of queries) {
    test(`${site.name}: "${query}" in the box of the home page and in the search finds the old unit and the new one`, () => stage.visit(PHONE, async (page) => {
      const known = register(site), wanted = [first, ...also];
      await page.goto(stage.url(site.page("index.html")));
      await page.locator(".hero input").first().pressSequentially(query);
      await page.waitForFunction((least) => document.querySelectorAll("[role=option]").length >= least, wanted.length);
      const offered = await page.locator("[role=option]").allTextContents();
      for (const id of wanted) assert.ok(offered.some((words) => words.includes(known.get(id).name)), `${id} is not offered: ${offered}`);
      await page.goto(`${stage.url(site.page("tim-kiem/index.html"))}?q=${encodeURIComponent(query)}`);
      const hits = page.locator("[data-results] > li");
      await hits.first().waitFor();
      assert.match(await hits.first().locator("a").first().getAttribute("href"), new RegExp(`don-vi/${first}/`), await hits.first().textContent());
      // an old unit says where it lies, so that whoever asks by the old name learns the new one
      const words = plain(await hits.first().textContent());
      for (const id of also) assert.ok(words.includes(known.get(id).name), `${id}: ${words}`);
    }));
  }
}
