// The search page, from a server and from a folder.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const status = (page) => page.locator("[data-search-status]");
const hits = (page) => page.locator("[data-results] > li");

/** Waits until the page has answered: it says something, and no longer that it is looking. */
async function answered(page) {
  await page.waitForFunction(() => {
    const { loading } = JSON.parse(document.getElementById("search-words").textContent);
    return !["", loading].includes(document.querySelector("[data-search-status]").textContent);
  });
}

/** The first hits are shown before those below them. */
const filled = (page, count) => page.waitForFunction((all) => document.querySelectorAll("[data-results] > li").length === all, count);

async function ask(page, query) {
  await page.evaluate(() => { document.querySelector("[data-search-status]").textContent = ""; });
  await page.locator("form[data-search] input[name=q]").fill(query);
  await page.keyboard.press("Enter");
  await answered(page);
}

const titles = (page) => page.locator("[data-results] > li h3").allTextContents();

/** The search page of a site, as `how` reaches it. */
const places = (site) => [
  ["a server", () => stage.url(site.of("search"))],
  ["a folder", () => site.of("search").file],
];

for (const [from, address] of places(real)) {
  test(`from ${from}: a commune is the first hit with marks, without, and in separate letters and marks`, () => stage.visit({}, async (page) => {
    await page.goto(address());
    for (const query of ["son linh", "Sơn Lĩnh", "Sơn Lĩnh".normalize("NFD"), "SON LINH", "xã sơn lĩnh"]) {
      await ask(page, query);
      assert.equal((await titles(page))[0], "Xã Sơn Lĩnh", query);
    }
    assert.match(await hits(page).first().textContent(), /Hương Sơn/, "the hit says where it is");
    assert.ok(await hits(page).first().locator("mark").count(), "what matched is marked");
  }));

  test(`from ${from}: a criterion is found by its number, a topic without marks`, () => stage.visit({}, async (page) => {
    await page.goto(address());
    await ask(page, "7.1.2.2");
    assert.ok(await hits(page).count());
    assert.match((await hits(page).allTextContents()).slice(0, 3).join(" "), /7\.1\.2\.2|trực tuyến/);
    await ask(page, "dich vu cong truc tuyen");
    assert.ok(await hits(page).count() >= 5);
    assert.match((await hits(page).first().textContent()).toLowerCase(), /dịch vụ công trực tuyến|dvctt/);
    assert.match(await status(page).textContent(), /\d/, "the number of hits is said");
    assert.equal(await status(page).getAttribute("role"), "status");
  }));

  test(`from ${from}: a hit leads to its page`, () => stage.visit({}, async (page) => {
    await page.goto(address());
    await ask(page, "son linh");
    await Promise.all([page.waitForURL(/don-vi\/xa-son-linh/), hits(page).first().locator("a").click()]);
    assert.match(await page.locator("main h1").textContent(), /Sơn Lĩnh/);
  }));

  test(`from ${from}: what is nowhere is said to be nowhere, with lists to go on from`, () => stage.visit({}, async (page) => {
    await page.goto(address());
    await ask(page, "qqzzxx wwkkjj");
    assert.equal(await hits(page).count(), 0);
    assert.match(await status(page).textContent(), /qqzzxx wwkkjj/);
    assert.ok(await page.locator("main .chips a").first().isVisible());
  }));
}

for (const site of sites) {
  for (const [from, address] of places(site)) {
    test(`${site.name}, from ${from}: hostile queries neither break the search nor become part of the page`, () => stage.visit({}, async (page) => {
      await page.goto(address());
      const markup = () => page.locator("main img, main iframe, main script, main [onerror]").count();
      const before = await markup();
      for (const query of ["<img src=x onerror=\"window.broken=1\">", "\"><script>window.broken=1</script>", "javascript:window.broken=1",
        "__proto__", "constructor", "hasOwnProperty toString", "{q} {n} $& $1", ".*+?^${}()|[]\\/", "((((((", "\\u0000 \u0000 \uFEFF \u200B",
        "' OR 1=1 --", "%00%ff%E0%A4%A", "🙂🙂🙂", "a", "     .", "xã ".repeat(3500), "x".repeat(10_240)]) {
        await ask(page, query);
        const failed = await page.evaluate(() => JSON.parse(document.getElementById("search-words").textContent).failed);
        assert.notEqual(await status(page).textContent(), failed, query.slice(0, 40));
        assert.equal(await markup(), before, query.slice(0, 40));
        assert.equal(await page.evaluate(() => window.broken), undefined);
      }
      assert.equal(await page.evaluate(() => ({}).polluted ?? Object.keys(Object.prototype).length), 0);
      await page.goto(`${address()}?q=${encodeURIComponent("<img src=x onerror=window.broken=1>")}`);
      await answered(page);
      assert.equal(await markup(), before);
    }));
  }

  test(`${site.name}: the address restores the search, and going back the one before`, () => stage.visit({}, async (page) => {
    const url = stage.url(site.of("search"));
    await page.goto(`${url}?q=${encodeURIComponent("thủ tục")}`);
    await answered(page);
    assert.equal(await page.locator("form[data-search] input[name=q]").inputValue(), "thủ tục");
    const before = await titles(page);
    await ask(page, "kinh phí");
    await answered(page);
    assert.equal(new URL(page.url()).searchParams.get("q"), "kinh phí");
    assert.notDeepEqual(await titles(page), before);
    await page.goBack();
    await page.waitForFunction((wanted) => document.querySelector("[data-results] > li h3")?.textContent === wanted, before[0]);
    await filled(page, before.length);
    assert.deepEqual(await titles(page), before);
    assert.equal(await page.locator("form[data-search] input[name=q]").inputValue(), "thủ tục");
    await hits(page).first().locator("a").click();
    await page.waitForLoadState();
    await page.goBack();
    await filled(page, before.length);
    assert.deepEqual(await titles(page), before, "also back from a hit");
  }));

  test(`${site.name}: every hit for a common word leads to a page that is there`, () => stage.visit({}, async (page) => {
    await page.goto(stage.url(site.of("search")));
    await ask(page, "hành chính");
    const more = page.locator("main button.btn:visible");
    while (await more.count() && await hits(page).count() < 200) {
      const shown = await hits(page).count();
      await more.first().click();
      await page.waitForFunction((n) => document.querySelectorAll("[data-results] > li").length > n, shown);
    }
    const links = await page.locator("[data-results] h3 a").evaluateAll((all) => all.map((one) => one.href));
    assert.ok(links.length >= 10);
    for (const link of links) {
      const path = decodeURIComponent(new URL(link).pathname).slice(site.base.pathname.length);
      assert.ok(site.files.has(path), path);
    }
  }));

  test(`${site.name}: the search keeps to itself while nobody searches`, () => stage.visit({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(stage.url(site.of("home")));
    await page.waitForTimeout(300);
    assert.deepEqual(asked.filter((url) => url.includes("/search/")), []);
  }));
}
