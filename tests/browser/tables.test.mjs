// Tables: their order and rows stand in the address, and each can be taken away with the places of its figures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { mau, sites } from "./lib/sites.mjs";

const WIDE = { viewport: { width: 1280, height: 900 } };
const stage = await start();
after(stage.stop);

/** The rows of a CSV file, each a list of cells. */
function csv(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (let found = cell.exec(text.replace(/^\ufeff/, "")); found && cell.lastIndex <= text.length; found = cell.exec(text.replace(/^\ufeff/, ""))) {
    rows.at(-1).push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"'));
    if (found[3] === "\r\n") rows.push([]);
    if (found[3] === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

const files = new Map();
/** What a file holds: its columns, how many rows, and every number in it, without its sign: a penalty is written as
    what it takes away. */
function file(site, path) {
  const key = `${site.name} ${path}`;
  if (!files.has(key)) {
    assert.ok(site.files.has(path), `${key} is not there`);
    const [columns, ...rows] = csv(readFileSync(join(site.folder, path), "utf8"));
    const numbers = new Set();
    for (const row of rows) for (const text of row) if (text !== "" && isFinite(text)) numbers.add(Math.abs(text));
    files.set(key, { columns, rows: rows.length, numbers });
  }
  return files.get(key);
}

/** Every table of a page but those on paper and in the text of a document: its caption, the file offered with it, and
    its figures but those that the page counted or computed (data-sum). */
const tables = () => [...document.querySelectorAll("main table")].filter((table) => !table.closest(".only-print, .prose")).map((table) => {
  const beside = (table.closest(".scroll") ?? table).nextElementSibling;
  const link = beside?.querySelector("a[download][href$='.csv']");
  const heads = [...table.tHead.rows[0].cells];
  const figures = [];
  for (const row of table.tBodies[0].rows) {
    if (row.hasAttribute("data-sum")) continue;
    for (const cell of row.cells) {
      const head = heads[cell.cellIndex];
      if (head?.hasAttribute("data-sum") || !head?.classList.contains("r")) continue;
      if (cell.dataset.v && isFinite(cell.dataset.v)) figures.push(cell.dataset.v);
    }
  }
  return { caption: table.caption?.textContent.trim(), rows: table.tBodies[0].rows.length, figures, csv: link?.href ?? null };
});

for (const site of sites) {
  test(`${site.name}: every table of every kind of page has a file with its figures and where they stand`, async () => {
    let seen = 0, checked = 0;
    const samples = site.samples.filter((sample) => sample.kind !== "data");
    none(await stage.each(samples, {}, async (page, sample) => {
      await page.goto(stage.url(sample));
      const faults = [];
      for (const table of await page.evaluate(tables)) {
        if (table.rows === 0) continue; // filled once somebody chooses
        seen += 1;
        if (!table.csv) { faults.push(`${table.caption}: no file`); continue; }
        const path = decodeURIComponent(new URL(table.csv).pathname.slice(site.base.pathname.length));
        const { columns, rows, numbers } = file(site, path);
        if (!rows) faults.push(`${table.caption}: ${path} is empty`);
        if (!columns.some((column) => /^(source_document|document|url)$/.test(column))) faults.push(`${path} says no place`);
        const lost = table.figures.filter((figure) => !numbers.has(Math.abs(figure)));
        checked += table.figures.length;
        if (lost.length) faults.push(`${table.caption}: ${path} lacks ${[...new Set(lost)].slice(0, 6).join(", ")}`);
      }
      return faults;
    }));
    assert.ok(seen > 20 && checked > 200, `${site.name}: ${seen} tables, ${checked} figures`);
  });
}

test("the address keeps the order and the rows of a table, for others and on the way back", () => stage.visit(WIDE, async (page) => {
  const sample = mau.page("nam/2023/index.html");
  await page.goto(stage.url(sample));
  const table = () => page.locator("table[data-sort]").nth(1);
  const first = async () => (await table().locator("tbody tr:visible th").first().textContent()).trim();
  const before = await first();
  const head = table().locator("thead th button").last();
  await head.click();
  await head.click();
  const address = new URL(page.url()), sorted = await first();
  assert.match(address.searchParams.get("xep") ?? "", /^[a-z0-9-]+\.\d+\.tang$/);
  assert.equal(await table().locator("th[aria-sort=ascending]").count(), 1);
  const other = await page.context().newPage();
  await other.goto(address.href);
  assert.equal((await other.locator("table[data-sort]").nth(1).locator("tbody th").first().textContent()).trim(), sorted, "shared");
  await other.close();
  const search = page.locator("label.rows input").first();
  await search.fill("tan");
  const shown = await page.locator("label.rows span").first().textContent();
  assert.match(shown, /^\d+ trong \d+ dòng$/);
  assert.equal(new URL(page.url()).searchParams.get("xep"), address.searchParams.get("xep"), "the order stays");
  assert.match(new URL(page.url()).searchParams.get("loc") ?? "", /\.tan$/);
  const words = await page.locator("label.rows").first().evaluate((label) => [...label.nextElementSibling.querySelectorAll("tbody tr:not([hidden])")].map((row) => row.textContent));
  assert.ok(words.length > 0 && words.every((row) => /tân/i.test(row)), "rows are found without marks");
  await table().locator("tbody tr:visible a").first().click();
  await page.goBack();
  assert.equal(await page.locator("label.rows input").first().inputValue(), "tan", "restored on the way back");
  assert.equal(await page.locator("label.rows span").first().textContent(), shown);
  await page.locator("label.rows input").first().fill("");
  assert.equal(new URL(page.url()).searchParams.get("loc"), null);
  assert.notEqual(before, undefined);
}));
