// Units side by side: by their addresses, from a server and from a folder, with the figures of their own pages.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { attribute, document, elements, plain, text } from "./lib/html.mjs";
import { mau, real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const WIDE = { viewport: { width: 1280, height: 900 } };
const all = (node, name) => [...elements(node)].filter((element) => element.tagName === name);

/** Percent of maximum by year, as the page of a unit prints it. */
function printed(site, unit) {
  const root = document(site.page(`don-vi/${unit}/index.html`).source());
  const section = all(root, "section").find((one) => attribute(one, "aria-labelledby") === "nam");
  const table = section && all(section, "table").pop();
  return new Map((table ? all(all(table, "tbody")[0], "tr") : []).map((row) => {
    const cells = [...row.childNodes].filter((cell) => ["th", "td"].includes(cell.tagName));
    return [plain(text(cells[0])), plain(text(cells[3]))];
  }));
}

const rich = (site) => site.pages.filter((page) => page.kind === "unit" && page.source().includes('id="so-sanh"')).slice(0, 3)
  .map((page) => page.path.split("/")[1]);

for (const [where, address] of [["a server", (site) => stage.url(site.page("so-sanh/index.html"))], ["a folder", (site) => site.page("so-sanh/index.html").file]]) {
  test(`three units of one address stand side by side, from ${where}, with the figures of their own pages and the break named`, () => stage.visit(WIDE, async (page) => {
    const units = rich(mau);
    assert.equal(units.length, 3);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${address(mau)}?a=${units[0]}&b=${units[1]}&c=${units[2]}`);
    await page.locator("#canh-nhau").waitFor();
    assert.ok(!(await page.locator("#danh-sach").isVisible()));
    const rows = await page.locator("[data-part=years] tbody tr:not(.brk-row)").evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.ok(rows.length > 3);
    for (const [at, unit] of units.entries()) {
      const own = printed(mau, unit);
      for (const row of rows) if (own.has(row[0])) assert.equal(row[at + 1], own.get(row[0]), `${unit} ${row[0]}`);
      assert.ok(own.size > 3, unit);
    }
    assert.ok(await page.locator("[data-part=years] .brk-row").count() >= 1, "the criteria sets changed, and the page must say so");
    assert.equal(await page.locator("[data-part=domains] tbody tr").first().locator("td").count(), 3);
    assert.ok(await page.locator("[data-part=facts] tbody tr").count() >= 5);
    assert.deepEqual(errors, []);
  }));
}

test("units are chosen by key, the address keeps them, one alone asks for another, and clearing brings the lists back", () => stage.visit(WIDE, async (page) => {
  await page.goto(stage.url(real.page("so-sanh/index.html")));
  const [first, second] = [page.locator("select[name=a]"), page.locator("select[name=b]")];
  assert.equal(await second.locator("option").count(), await first.locator("option").count());
  await first.selectOption("huyen-cho-don");
  await page.waitForURL((url) => url.searchParams.get("a") === "huyen-cho-don");
  assert.ok(!(await page.locator("#canh-nhau").isVisible()));
  assert.ok((await page.locator("[data-compare] [role=status]").textContent()).length > 5);
  await second.selectOption("huyen-dak-glei");
  await page.locator("#canh-nhau").waitFor();
  await page.reload();
  await page.locator("#canh-nhau").waitFor();
  assert.deepEqual(await page.locator("[data-part=years] thead a").allTextContents(), ["Huyện Chợ Đồn", "Huyện Đắk Glei"]);
  assert.ok(await page.locator("[data-part=years] .na").count() > 0, "a year without data is said to be one");
  await page.locator("[data-compare] [type=reset]").press("Enter");
  await page.locator("#danh-sach").waitFor();
  assert.equal(new URL(page.url()).search, "");
}));

test("without the script a commune stands beside its neighbours and the mean of its district, and the lists beside each other", () => {
  for (const site of sites) {
    const units = site.pages.filter((page) => page.kind === "unit" && page.source().includes('id="so-sanh"'));
    for (const unit of units) {
      const section = all(document(unit.source()), "section").find((one) => attribute(one, "aria-labelledby") === "so-sanh");
      const rows = all(all(section, "tbody")[0], "tr");
      assert.ok(rows.length >= 3 && rows.length <= 5, `${unit}: ${rows.length} neighbours`);
      assert.equal(rows.filter((row) => all(row, "strong").length).length, 1, `${unit}: itself among them`);
      const shares = rows.map((row) => Number(attribute(all(row, "td").pop(), "data-v")));
      assert.deepEqual(shares, [...shares].sort((a, b) => b - a), `${unit}: the highest first`);
    }
  }
  assert.ok(rich(mau).length, "no commune is compared");
});
