// The sites without a mouse.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { units } from "./lib/content.mjs";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { mau, real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const WIDE = { viewport: { width: 1280, height: 800 } };
const bare = (name) => name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
const focused = (page) => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));

for (const site of sites) {
  test(`${site.name}: the first Tab shows the way past the header, and the next one is in the text`, () => stage.visit(WIDE, async (page) => {
    await page.goto(stage.url(site.of("unit")));
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /class="skip"/);
    const box = await page.locator(".skip").boundingBox();
    assert.ok(box.y >= 0 && box.height >= 24, "the skip link shows itself");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), await focused(page));
  }));

  test(`${site.name}: every stop of Tab on the home page, up to its end, shows where it is`, () => stage.visit(WIDE, async (page) => {
    await page.goto(stage.url(site.of("home")));
    const expected = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled).length);
    const stops = new Set();
    for (let turn = 0; turn < 600; turn += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        window.stops ??= new Map();
        const known = window.stops.has(element);
        window.stops.set(element, true);
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return { known, seen: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight, what: element.outerHTML.slice(0, 100), n: window.stops.size };
      });
      if (stop === null || stop.known) break;
      assert.ok(stop.seen, `no visible focus on ${stop.what}`);
      stops.add(stop.n);
    }
    assert.ok(stops.size >= expected * 0.9, `${stops.size} stops of ${expected}`);
  }));

  test(`${site.name}: whatever takes the focus on a page of each kind shows it, on a phone and on a desk`, async () => {
    for (const width of [360, 1280]) {
      none(await stage.each(site.samples, { viewport: { width, height: 800 } }, async (page, sample) => {
        await page.goto(stage.url(sample));
        await page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
        // as after a key: a browser shows the focus that a script moves only then
        await page.keyboard.press("Tab");
        // a chart alone, for a frame on another site, has its source and the way to it
        return page.evaluate((fewest) => {
          const found = [], stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
            .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0);
          if (stops.length < fewest) found.push(`only ${stops.length} stops`);
          for (const stop of stops) {
            stop.focus();
            const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
            const what = `${Math.round(innerWidth)} px: ${stop.outerHTML.slice(0, 80)}`;
            if (document.activeElement !== stop) found.push(`${what}: takes no focus`);
            else if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push(`${what}: no outline`);
            else if (box.width < 1 || box.bottom < 0 || box.top > innerHeight) found.push(`${what}: not on the screen`);
            else if (box.right < 1 || box.left > innerWidth) found.push(`${what}: beside the screen`);
          }
          return found.slice(0, 5);
        }, sample.kind === "chart" ? 1 : 10);
      }));
    }
  });

  test(`${site.name}: the theme goes round by key, says its state, and stays on the next page`, () => stage.visit({ ...WIDE, colorScheme: "light" }, async (page) => {
    const theme = () => page.locator("html").getAttribute("data-theme");
    await page.goto(stage.url(site.of("home")));
    const button = page.locator("[data-theme-button]");
    assert.equal(await theme(), null);
    const labels = new Set([await button.getAttribute("aria-label")]);
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await theme(), "light");
    labels.add(await button.getAttribute("aria-label"));
    await page.keyboard.press("Space");
    assert.equal(await theme(), "dark");
    labels.add(await button.getAttribute("aria-label"));
    assert.equal(labels.size, 3, "each state has words of its own");
    await page.goto(stage.url(site.of("unit")));
    assert.equal(await theme(), "dark");
    await page.locator("[data-theme-button]").press("Enter");
    assert.equal(await theme(), null);
  }));

  test(`${site.name}: a table sorts by key, says so, and keeps what is missing last both ways`, () => stage.visit(WIDE, async (page) => {
    const rich = site.samples.filter((sample) => sample.source().includes("data-sort"));
    assert.ok(rich.length, "no table sorts");
    for (const sample of rich.slice(0, 6)) {
      await page.goto(stage.url(sample));
      const heads = await page.locator("table[data-sort]").first().locator("thead th button").all();
      for (const head of heads) {
        if (!(await head.isVisible())) continue;
        for (const turn of ["once", "twice"]) {
          await head.press("Enter");
          const order = await head.evaluate((button) => {
            const th = button.closest("th"), column = th.cellIndex;
            const cells = [...th.closest("table").tBodies[0].rows].map((row) => row.cells[column]);
            const empty = cells.map((cell) => (cell.getAttribute("data-v") ?? cell.textContent.trim()) === "");
            const numbers = cells.filter((cell) => cell.dataset.v && isFinite(cell.dataset.v)).map((cell) => Number(cell.dataset.v));
            return { sort: th.getAttribute("aria-sort"), empty, numbers, said: document.getElementById("status").textContent };
          });
          assert.match(order.sort ?? "", /^(a|de)scending$/, `${sample}: sorted ${turn}`);
          assert.ok(order.said, `${sample}: nothing is said`);
          assert.ok(!order.empty.includes(false, order.empty.indexOf(true) + 1 || Infinity), `${sample}: missing values are not last`);
          const way = order.sort === "ascending" ? 1 : -1;
          assert.ok(order.numbers.every((value, at) => at === 0 || (value - order.numbers[at - 1]) * way >= 0), `${sample}: ${order.numbers}`);
        }
      }
    }
  }));

  test(`${site.name}: the list of findings is filtered by its address and by key, and the address keeps the choice`, () => stage.visit(WIDE, async (page) => {
    const list = site.page("ton-tai/index.html");
    await page.goto(stage.url(list));
    const count = page.locator("[data-count]"), results = page.locator("#ket-qua"), browse = page.locator("#danh-sach");
    const found = async () => Number(/[\d.]+/.exec(await count.textContent())?.[0].replace(".", ""));
    assert.ok(await browse.isVisible() && !(await results.isVisible()), "first there is what can be browsed");
    const select = page.locator("[data-rows] select[name=nam]"), choice = select.locator("option").nth(1);
    const year = await choice.getAttribute("value"), said = Number(/\((\d+)\)/.exec(await choice.textContent())[1]);
    await select.focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL((address) => address.searchParams.get("nam") === year);
    await results.waitFor();
    assert.equal(await found(), said, "as many as the choice says");
    assert.ok(!(await browse.isVisible()));
    const first = await results.locator("li").count();
    assert.equal(first, Math.min(said, 50));
    if (said > first) {
      await results.locator("button").press("Enter");
      assert.ok(await results.locator("li").count() > first);
      assert.ok(await results.locator("li a").nth(first).evaluate((link) => link === document.activeElement), "the first of the new ones");
    }
    await page.goto(`${stage.url(list)}?nam=${year}`);
    await results.waitFor();
    assert.equal(await found(), said);
    const target = await results.locator("li a").first().getAttribute("href");
    assert.ok(site.files.has(`ton-tai/${target}`), target);
    await page.goto(`${stage.url(list)}?nam=khong-co&x=<img src=y>`);
    assert.ok(await browse.isVisible() && !(await results.isVisible()));
  }));

  test(`${site.name}: every choice of the list leaves as many findings as it says, from a folder too`, () => stage.visit(WIDE, async (page) => {
    const list = site.page("ton-tai/index.html");
    await page.goto(list.file);
    const choices = await page.locator("[data-rows] option").evaluateAll((options) => options.filter((option) => option.value)
      .map((option) => [option.parentElement.name, option.value, Number(/\(([\d.]+)\)$/.exec(option.textContent)[1].replace(".", ""))]));
    assert.ok(choices.length > 10);
    for (const [name, value, said] of choices) {
      await page.evaluate(() => document.querySelector("[data-rows]").reset());
      await page.waitForFunction(() => document.querySelector("[data-rows] [data-count]").textContent === "");
      await page.locator(`[data-rows] select[name=${name}]`).selectOption(value);
      await page.waitForFunction(() => /\d/.test(document.querySelector("[data-rows] [data-count]").textContent));
      const found = /[\d.]+/.exec(await page.locator("[data-count]").textContent())[0].replace(".", "");
      assert.equal(Number(found), said, `${name}=${value}`);
    }
  }));
}

for (const [site, query, name] of [
  [real, "son linh", "Xã Sơn Lĩnh"],
  [mau, bare(units(mau).find((unit) => unit.kind === "commune").name), units(mau).find((unit) => unit.kind === "commune").name],
]) {
  for (const kind of ["home", "unit"]) {
    test(`${site.name}: typing "${query}" on the ${kind} page, arrow down and Enter open ${name}`, () => stage.visit(WIDE, async (page) => {
      await page.goto(stage.url(site.of(kind)));
      const input = page.locator("form[data-suggest] input[name=q]");
      await input.focus();
      await page.keyboard.type(query, { delay: 20 });
      await page.locator("[role=option]").first().waitFor();
      assert.equal(await input.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("ArrowDown");
      const chosen = page.locator("[role=option][aria-selected=true]");
      assert.equal(await chosen.count(), 1);
      assert.equal(await input.getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
      await Promise.all([page.waitForURL(/don-vi\/[^/]+\//), page.keyboard.press("Enter")]);
      assert.ok((await page.locator("main h1").textContent()).includes(name), await page.locator("main h1").textContent());
    }));
  }

  test(`${site.name}: Escape closes the suggestions and keeps the words; Enter without a choice searches`, () => stage.visit(WIDE, async (page) => {
    await page.goto(stage.url(site.of("unit")));
    const input = page.locator("form[data-suggest] input[name=q]");
    await input.focus();
    await page.keyboard.type(query);
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[role=option]:visible").count(), 0);
    assert.equal(await input.inputValue(), query);
    await page.keyboard.press("Enter");
    await page.waitForURL((address) => address.searchParams.get("q") === query);
    await page.locator("[data-results] li").first().waitFor();
  }));
}
