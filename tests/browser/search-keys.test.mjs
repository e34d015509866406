// The search as somebody uses it who has only a keyboard, or only a finger.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const status = (page) => page.locator("[data-search-status]");
const found = (page) => page.waitForFunction(() => document.documentElement.hasAttribute("data-found"));
const search = (query) => `${stage.url(real.of("search"))}?q=${encodeURIComponent(query)}`;

/** What has the focus, and whether it can be seen that it has. */
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(at), box = at.getBoundingClientRect();
  return { tag: at.localName, name: at.name || "", value: at.value || "", text: at.textContent.trim(),
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.width > 0 && box.top < innerHeight && box.bottom > 0 };
});

/** Presses a key until something has the focus; every stop on the way is to be seen. */
async function pressUntil(page, key, wanted, most = 40) {
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(at.seen, `the focus cannot be seen on ${at.tag} ${at.name} ${at.text.slice(0, 40)}`);
    if (wanted(at)) return at;
  }
  throw new Error(`${key} never leads there`);
}

for (const site of sites) {
  for (const [device, options] of [["a desk", WIDE], ["a phone", PHONE]]) {
    test(`${site.name}, ${device}: suggestions lie right below the box that they are for`, () => stage.visit(options, async (page) => {
      const query = site === real ? "son" : "xa";
      for (const kind of ["home", "unit"]) {
        await page.goto(stage.url(site.of(kind)));
        const box = page.locator("form[data-suggest] input[name=q]:visible").first();
        await box.focus();
        await page.keyboard.type(query, { delay: 20 });
        const list = page.locator(".suggestions:visible");
        await list.locator("[role=option]").first().waitFor();
        const [above, below] = [await box.boundingBox(), await list.boundingBox()];
        assert.ok(below.y >= above.y + above.height - 1 && below.y < above.y + above.height + 16, `${kind}: ${below.y} below ${above.y}`);
        assert.ok(Math.abs(below.x - above.x) < 4 && below.x + below.width <= options.viewport.width, `${kind}: from ${below.x}, ${below.width} wide`);
      }
    }));
  }
}

test("a tour by keyboard: suggestion, search, facet, sorting, further hits, and back", () => stage.visit(WIDE, async (page) => {
  await page.goto(stage.url(real.of("unit")));
  await pressUntil(page, "Tab", ({ tag, name }) => tag === "input" && name === "q");
  await page.keyboard.type("hồ sơ quá hạn", { delay: 10 });
  await page.locator("[role=option]").first().waitFor();
  assert.match(await page.locator("form[data-suggest] [role=status]").first().textContent(), /gợi ý/, "their number is announced");
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => address.searchParams.get("q") === "hồ sơ quá hạn");
  await found(page);
  assert.equal(await status(page).getAttribute("role"), "status");
  const all = await status(page).textContent();
  assert.match(all, /kết quả cho “hồ sơ quá hạn”$/);

  // a facet: the choice is announced, and the focus stays on it while its numbers are made anew
  await page.locator("form[data-search] input[name=q]").focus();
  await page.locator("[data-facet=nam] input").first().waitFor();
  const year = await pressUntil(page, "Tab", ({ name }) => name === "nam");
  await page.keyboard.press("Space");
  await page.waitForURL((address) => address.searchParams.getAll("nam").join() === year.value);
  await page.waitForFunction((before) => document.querySelector("[data-search-status]").textContent !== before, all);
  const after = await focused(page), narrowed = await status(page).textContent();
  assert.deepEqual([after.name, after.value], ["nam", year.value]);
  assert.ok(await page.locator(`[data-facet=nam] input[value="${year.value}"]`).isChecked());

  // sorting, back up in the order of the tab
  await pressUntil(page, "Shift+Tab", ({ tag }) => tag === "select");
  await page.keyboard.press("ArrowDown");
  await page.waitForURL((address) => address.searchParams.has("xep"));

  // the same with the back button: first the order, then the year is gone
  await page.goBack();
  await page.waitForURL((address) => !address.searchParams.has("xep") && address.searchParams.has("nam"));
  await page.waitForFunction((text) => document.querySelector("[data-search-status]").textContent === text, narrowed);
  await page.goBack();
  await page.waitForURL((address) => !address.searchParams.has("nam"));
  await page.waitForFunction((text) => document.querySelector("[data-search-status]").textContent === text, all);
  assert.equal(await page.locator("form[data-search] input[name=q]").inputValue(), "hồ sơ quá hạn");

  // further hits: the focus goes to the first of them
  const more = page.locator("[data-results] + button"), before = await page.locator("[data-results] > li").count();
  await more.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll("[data-results] > li").length > n, before);
  const next = await page.locator("[data-results] > li").nth(before).locator("a").first().textContent();
  assert.equal((await focused(page)).text, next.trim());
}));

test("a finger on a phone: a suggestion is tapped, facets are opened and chosen", () => stage.visit(PHONE, async (page) => {
  await page.goto(stage.url(real.of("home")));
  await page.locator("form.hero input[name=q]").tap();
  await page.keyboard.type("son giang", { delay: 20 });
  // whole: what was suggested for its beginning is replaced
  const option = page.locator("[role=option]", { has: page.locator("mark", { hasText: /^Sơn Giang$/ }) }).first();
  await option.waitFor();
  assert.ok(await option.evaluate((box) => box.getBoundingClientRect().height) >= 44, "large enough for a finger");
  await Promise.all([page.waitForURL(/don-vi\/xa-son-giang/), option.tap()]);
  await page.goto(search("hồ sơ"));
  await found(page);
  const facets = page.locator("[data-facets]"), all = await status(page).textContent();
  assert.equal(await facets.evaluate((box) => box.open), false, "the hits stand first");
  await facets.locator("summary").first().tap();
  const label = facets.locator("[data-facet=loai] label").first();
  await label.waitFor();
  assert.ok(await label.evaluate((box) => box.getBoundingClientRect().height) >= 44, "large enough for a finger");
  await label.tap();
  await page.waitForURL((address) => address.searchParams.has("loai"));
  await page.waitForFunction((before) => document.querySelector("[data-search-status]").textContent !== before, all);
}));

test("a slip is told in a sentence of its own, a long question is not cut by a word, and what is far away is no topic", () => stage.visit(WIDE, async (page) => {
  await page.goto(search("phòng nội vụu chợ đồn"));
  await found(page);
  assert.match(await status(page).textContent(), /”\. Không có “vụu”/);
  await page.goto(search("hộ chiếu làm ở đâu nhanh nhất hả bà con?"));
  await found(page);
  assert.equal(await page.locator("[data-results] > li").count(), 0);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-search-help] button:visible").count(), 0);
  await page.goto(search("con tàu vũ trụ"));
  await found(page);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-search-help] a:visible").count(), 0, "nothing here is about that");
}));
