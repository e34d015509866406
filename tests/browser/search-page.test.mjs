// What the search page offers beside its hits: facets, spans of dates, sorting, other queries, suggestions, lists.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { real } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const WIDE = { viewport: { width: 1280, height: 900 } };
const status = (page) => page.locator("[data-search-status]");
const hits = (page) => page.locator("[data-results] > li");
const titles = (page) => page.locator("[data-results] > li h3").allTextContents();
const input = (page) => page.locator("form[data-search] input[name=q]");
const server = () => stage.url(real.of("search")), folder = () => real.of("search").file;
const parameter = (page, name) => new URL(page.url()).searchParams.getAll(name);

/** Does something and waits until the page says something new about it. */
async function answered(page, act) {
  await page.evaluate(() => { document.querySelector("[data-search-status]").textContent = ""; });
  await act();
  await page.waitForFunction(() => {
    const { loading } = JSON.parse(document.getElementById("search-words").textContent);
    return !["", loading].includes(document.querySelector("[data-search-status]").textContent);
  });
}

/** Opens an address with a query and waits for its hits. */
async function opened(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-found"));
}

const ask = (page, query) => answered(page, async () => {
  await input(page).fill(query);
  await page.keyboard.press("Enter");
});

/** The number of hits that the page says. */
const count = async (page) => Number(/[\d.]+/.exec(await status(page).textContent())[0].replaceAll(".", ""));

/** The boxes of a facet as { value, n }, once they are there. */
async function boxes(page, facet) {
  await page.locator(`[data-facet="${facet}"] input`).first().waitFor({ state: "attached" });
  return page.locator(`[data-facet="${facet}"] label`).evaluateAll((labels) => labels.map((label) => ({
    value: label.querySelector("input").value, n: Number(label.querySelector(".num").textContent.replaceAll(".", "")) })));
}

for (const [from, address] of [["a server", server], ["a folder", folder]]) {
  test(`from ${from}: facets narrow the hits to the number that they say, in the address and back`, () => stage.visit(WIDE, async (page) => {
    await page.goto(address());
    await ask(page, "hồ sơ");
    const all = await count(page), years = await boxes(page, "nam"), chosen = years.find(({ value }) => value === "2023");
    assert.ok(chosen.n > 0 && chosen.n < all);
    await answered(page, () => page.locator('[data-facet="nam"] input[value="2023"]').check());
    assert.equal(await count(page), chosen.n);
    for (const hit of await hits(page).allTextContents()) assert.match(hit, /2023/);
    assert.ok((await boxes(page, "nam")).length > 1, "other years can still be chosen");
    if (from === "a folder") return; // a browser may keep the address of a file as it is
    assert.deepEqual(parameter(page, "nam"), ["2023"]);
    await page.reload();
    await page.locator('[data-facet="nam"] input[value="2023"]').waitFor({ state: "attached" });
    assert.ok(await page.locator('[data-facet="nam"] input[value="2023"]').isChecked());
    assert.equal(await count(page), chosen.n);
    await answered(page, () => page.goBack());
    assert.equal(await count(page), all);
  }));
}

test("findings are told apart by what is known of the points they lost", () => stage.visit(WIDE, async (page) => {
  await page.goto(server());
  await ask(page, "hồ sơ");
  const losses = await boxes(page, "mat-diem");
  assert.deepEqual(losses.map(({ value }) => value).sort(), ["exact", "range", "unknown"]);
  const names = await page.locator('[data-facet="mat-diem"] label span:nth-child(2)').allTextContents();
  assert.ok(names.every((name) => /điểm|khoảng/.test(name)), names.join());
  await answered(page, () => page.locator('[data-facet="mat-diem"] input[value="exact"]').check());
  assert.equal(await count(page), losses.find(({ value }) => value === "exact").n);
  for (const hit of await hits(page).allTextContents()) assert.match(hit, /mất\s[\d,]+\sđiểm/);
}));

test("hits stand by points lost, most first, and by date, newest first", () => stage.visit(WIDE, async (page) => {
  await page.goto(server());
  await ask(page, "hồ sơ trực tuyến");
  await boxes(page, "nam");
  await answered(page, () => page.locator("[data-sort-by]").selectOption("points"));
  const lost = (await hits(page).allTextContents()).map((text) => /mất\s(?:[\d,]+–)?([\d,]+)\sđiểm/.exec(text)?.[1]);
  const known = lost.filter(Boolean).map((points) => Number(points.replace(",", ".")));
  assert.ok(known.length >= 5 && lost.slice(0, known.length).every(Boolean), "what lost nothing comes last");
  assert.deepEqual(known, [...known].sort((a, b) => b - a));
  assert.deepEqual(parameter(page, "xep"), ["diem"]);
  await answered(page, () => page.locator("[data-sort-by]").selectOption("date"));
  const years = (await hits(page).locator(".small.row").allTextContents()).map((text) => /20\d\d/.exec(text)?.[0]).filter(Boolean);
  assert.ok(years.length >= 5 && Number(years[0]) >= Number(years.at(-1)), years.join());
  await answered(page, () => page.goBack());
  assert.equal(await page.locator("[data-sort-by]").inputValue(), "points");
}));

test("a span of dates narrows the hits, and the address keeps it", () => stage.visit(WIDE, async (page) => {
  await page.goto(server());
  await ask(page, "kế hoạch");
  const all = await count(page), from = page.locator("select[name=tu]");
  await from.locator("option").nth(1).waitFor({ state: "attached" });
  const years = await from.locator("option").evaluateAll((options) => options.map(({ value, textContent }) => [value, textContent]));
  const [newest, words] = years[1], n = Number(/\((.+)\)/.exec(words)[1].replaceAll(".", ""));
  await answered(page, () => from.selectOption(newest));
  assert.equal(await count(page), n, "only the newest year is left");
  assert.ok(n < all);
  assert.deepEqual(parameter(page, "tu"), [newest]);
  await opened(page, `${server()}?q=${encodeURIComponent("kế hoạch")}&den=2021-06-30`);
  assert.ok(await count(page) < all);
  // the choices come with the counts, after the hits
  await page.locator("select[name=den] option[value='2021-06-30']").waitFor({ state: "attached" });
  assert.equal(await page.locator("select[name=den]").inputValue(), "2021-06-30", "a day of the address is kept");
  await opened(page, `${server()}?q=${encodeURIComponent("kế hoạch")}&tu=%3Cb%3E&den=constructor`);
  assert.equal(await count(page), all, "what is no date says nothing");
}));

test("a mistyped query is put right, one without an answer led to others and to topics", () => stage.visit(WIDE, async (page) => {
  await page.goto(server());
  const offers = page.locator("[data-search-help] button"), near = page.locator("[data-search-help] .near a").first();
  await ask(page, "giai nagn von");
  await offers.first().waitFor();
  assert.match(await offers.first().textContent(), /Có phải bạn tìm “giải ngân vốn”/);
  await answered(page, () => offers.first().click());
  assert.equal(await input(page).inputValue(), "giải ngân vốn");
  assert.ok(await hits(page).count());
  await ask(page, "huyện Côn Đảo thủ tục");
  assert.equal(await hits(page).count(), 0);
  await near.waitFor();
  assert.ok(await offers.count(), "queries with one word less are offered");
  await Promise.all([page.waitForURL(/thuat-ngu|linh-vuc|bo-tieu-chi/), near.click()]);
}));

test("places stand by letter below the search, without a script, too", () => stage.visit({ javaScriptEnabled: false }, async (page) => {
  await page.goto(server());
  const letters = await page.locator("main details summary").allTextContents();
  const initials = letters.map((text) => text.trim().split(" ")[0]).filter((text) => [...text].length === 1);
  assert.ok(initials.length >= 8, initials.join());
  const details = page.locator("main details").filter({ has: page.locator("summary", { hasText: /^S\s/ }) }).first();
  await details.locator("summary").click();
  await Promise.all([page.waitForURL(/don-vi\/xa-son-linh/), details.getByRole("link", { name: /^Xã Sơn Lĩnh/ }).first().click()]);
}));

test("suggestions name units first and are worked by keyboard", () => stage.visit(WIDE, async (page) => {
  await page.goto(stage.url(real.of("findings")));
  const form = page.locator("form[data-suggest]:visible").first();
  const box = form.locator("input[name=q]"), list = form.locator(".suggestions");
  await box.focus();
  await page.keyboard.type("son l");
  await list.locator("[role=option]").first().waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  const kinds = await list.locator("[role=option] .small").allTextContents();
  const firstOther = kinds.findIndex((text) => !text.startsWith("Đơn vị"));
  assert.ok(firstOther === -1 || firstOther >= 1, "a unit comes first");
  await page.keyboard.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
  await page.keyboard.press("ArrowUp");
  assert.equal(await box.getAttribute("aria-activedescendant"), null, "back in the text");
  await page.keyboard.press("ArrowUp");
  const options = await list.locator("[role=option]").count();
  assert.equal(await list.locator("[role=option]").nth(options - 1).getAttribute("aria-selected"), "true", "round to the last");
  await page.keyboard.press("Escape");
  assert.ok(await list.isHidden());
  assert.equal(await box.inputValue(), "son l", "the text stays the reader's own");
  await page.keyboard.press("ArrowDown");
  await list.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL(/don-vi\//), page.keyboard.press("Enter")]);
}));

test("a server's page searches in a worker, a folder's page by itself, and both answer alike", async () => {
  const queries = ["son linh", "dich vu cong truc tuyen", "7.1.2.2", "trả kết quả muộn", "huyện Côn Đảo", "hồ sơ", "giai nagn"];
  const answers = (address, workers) => {
    const found = [];
    return stage.visit({}, async (page) => {
      await page.goto(address);
      for (const query of queries) {
        await ask(page, query);
        found.push([await status(page).textContent(), await titles(page)]);
      }
      assert.equal(page.workers().length, workers);
    }).then(() => found);
  };
  assert.deepEqual(await answers(server(), 1), await answers(folder(), 0));
});

test("half a pair, a null and letters that run the other way do no harm, typed or in the address", () => stage.visit({}, async (page) => {
  await page.goto(server());
  for (const query of ["\ud83d", "\udc00 hồ sơ \ud800", "\u0000", "\u202e\u2066hồ sơ\u2069", "constructor.prototype", "toString", "__proto__ __proto__"]) {
    await answered(page, () => page.evaluate((text) => {
      const form = document.querySelector("form[data-search]");
      form.querySelector("input[name=q]").value = text;
      form.requestSubmit();
    }, query));
    const failed = await page.evaluate(() => JSON.parse(document.getElementById("search-words").textContent).failed);
    assert.notEqual(await status(page).textContent(), failed, JSON.stringify(query));
  }
  for (const search of ["?q=%00%E2%80%AE&nam=__proto__&loai=constructor", "?q=%ED%A0%80&xep=toString", "?q=ho+so&don-vi=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"]) {
    await opened(page, server() + search);
    assert.equal(await page.locator("main img").count(), 0, search);
  }
}));

for (const [from, address] of [["a server", server], ["a folder", folder]]) {
  test(`from ${from}: a hit with a figure that the audit doubts bears its mark, which leads to why`, () => stage.visit(WIDE, async (page) => {
    await page.goto(address());
    await ask(page, "Chợ Đồn 2023 82,791");
    const marks = page.locator("[data-results] > li h3 .marks a.mark-audit");
    await marks.first().waitFor();
    assert.match(await marks.first().textContent(), /^[≠≈*].+/, "a sign, and words for who does not see it");
    assert.equal(await marks.first().locator("[aria-hidden]").count(), 1);
    const unmarked = await page.locator("[data-results] > li h3:not(:has(.marks))").count();
    assert.ok(unmarked > 0, "most hits have none");
    const href = await marks.first().getAttribute("href");
    await marks.first().click();
    await page.waitForURL((url) => url.pathname.includes("chat-luong-du-lieu"));
    assert.equal(await page.locator(`[id="${decodeURIComponent(href.split("#")[1])}"]`).count(), 1);
  }));
}
