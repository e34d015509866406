// A page of each kind, opened as a visitor opens it: from a server in a sub-path, and from a folder.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start, watch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { mau, real, sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

/** Opens a page and waits until its scripts have had their turn. */
async function open(page, address) {
  const faults = watch(page);
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(100);
  return faults;
}

for (const site of sites) {
  test(`${site.name}: a page of each kind opens from a sub-path without a fault or a foreign request`, async () => {
    assert.notEqual(site.base.pathname, "/", "the sites under test are published in a sub-path");
    none(await stage.each(site.samples, {}, (page, sample) => open(page, stage.url(sample))));
  });

  test(`${site.name}: a page of each kind opens from a folder without a fault or a foreign request`, async () => {
    // the page for errors is only ever sent by a server
    none(await stage.each(site.samples.filter((sample) => sample.kind !== "error"), {}, (page, sample) => open(page, sample.file)));
  });

  test(`${site.name}: an address that does not exist answers with the page for errors, styled and with ways on`, async () => {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(`${stage.root(site)}don-vi/khong-co/o-day/`);
    assert.equal(answer.status(), 404);
    assert.equal(await page.locator("html").getAttribute("data-kind"), "error");
    assert.ok(await page.evaluate(() => getComputedStyle(document.body).backgroundColor !== "rgba(0, 0, 0, 0)"), "no style");
    await page.locator("main a, header a").first().click();
    assert.equal(await page.locator("html").getAttribute("data-kind"), "home");
    await context.close();
  });
}

test("without scripts the pages say all that they have to say", async () => {
  for (const site of [real, mau]) {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const visible = async (kind, selector, least) => {
      const sample = site.of(kind);
      await page.goto(stage.url(sample));
      // what can be opened with a click is there
      const count = await page.locator(selector).count();
      assert.ok(count >= least, `${sample}: ${count} of "${selector}"`);
      assert.ok(await page.locator("main h1").isVisible(), `${sample}: no heading`);
    };
    await visible("home", "main a[href*='don-vi/']", 10);
    await visible("home", "main form[role=search] input[name=q]", 1);
    await visible("unit", "main table td", 10);
    await visible("unit", "main a[href*='ton-tai/']", 1);
    await visible("finding", "main a[href*='van-ban/']", 1);
    await visible("findings", "main li a[href]", 1);
    const listed = new Set();
    for (const list of site.pages.filter((one) => one.kind === "findings")) {
      await page.goto(stage.url(list));
      const hrefs = await page.locator("main li a[href]").evaluateAll((links) => links.map((link) => link.href));
      hrefs.forEach((href) => listed.add(href));
    }
    const findings = site.pages.filter((one) => one.kind === "finding");
    assert.ok(findings.length > 50, `${site.name}: ${findings.length} findings`);
    const unlisted = findings.filter((one) => !listed.has(stage.url(one)));
    assert.deepEqual(unlisted.map(String), [], "on no list");
    await visible("search", "main a[href*='don-vi/']", 1);
    await visible("remedies", "main a[href*='ton-tai/']", 1);
    await visible("year", "main table td", 10);
    await context.close();
  }
});
