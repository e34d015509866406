// What a journalist takes along: the citation, the button that copies it, and a chart in a frame of another site.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import test, { after } from "node:test";
import { start, watch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { attribute, document, elements, plain, text } from "./lib/html.mjs";
import { sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const all = (node, name) => [...elements(node)].filter((element) => element.tagName === name);
const own = (site, kind) => site.pages.filter((page) => page.kind === kind && page.path.split("/").length === 3);
const charts = (site) => site.pages.filter((page) => page.kind === "chart");
const unitOf = (site, chart) => site.page(chart.path.replace("bieu-do/", ""));
/** What a page offers to be copied. */
const offered = (page) => all(document(page.source()), "p").filter((one) => attribute(one, "class") === "text").map((one) => plain(text(one, "")));
const canonical = (page) => attribute(all(document(page.source()), "link").find((link) => attribute(link, "rel") === "canonical"), "href");
/** What headings say, without the marks of the audit behind their figures. */
const unmarked = (node) => node.nodeName === "#text" ? node.value : node.attrs && attribute(node, "class") === "marks" ? "" : (node.childNodes ?? []).map(unmarked).join("");
const headings = (page, name) => all(document(page.source()), name).map((one) => plain(unmarked(one)));

for (const site of sites) {
  test(`${site.name}: every finding can be cited with its title, its document and its permanent address`, () => {
    const findings = own(site, "finding");
    assert.ok(findings.length > 50);
    none(findings.flatMap((page) => {
      const [citation, ...more] = offered(page), root = document(page.source());
      if (!citation || more.length) return [`${page}: ${more.length + Boolean(citation)} citations`];
      const lacks = [];
      if (!citation.includes(canonical(page))) lacks.push("its address");
      if (!citation.includes(headings(page, "h1")[0])) lacks.push("its title");
      const source = all(root, "a").find((link) => /van-ban\/[^/]+\/(\d+\/)?index\.html#?/.test(attribute(link, "href") ?? ""));
      if (!source) lacks.push("a link to a document beside it");
      if (!/\d{1,2}\/\d{1,2}\/\d{4}/.test(citation)) lacks.push("a day");
      return lacks.map((lack) => `${page}: the citation lacks ${lack}: ${citation}`);
    }));
  });

  test(`${site.name}: every chart alone is offered on the page of its unit, with a citation that says what it shows`, () => {
    const pages = charts(site);
    assert.ok(pages.length > 0, "no chart stands alone");
    none(pages.flatMap((chart) => {
      const unit = unitOf(site, chart), texts = offered(unit), sentence = headings(chart, "h1")[0];
      const citation = texts.find((one) => !one.startsWith("<")), frame = texts.find((one) => one.startsWith("<iframe "));
      const lacks = [];
      if (!citation?.includes(`“${sentence}”`)) lacks.push(`the sentence “${sentence}”`);
      if (!citation?.includes(canonical(unit))) lacks.push("the address");
      if (!headings(unit, "h3").includes(sentence)) lacks.push("a chart with that sentence");
      const [made] = all(document(frame ?? ""), "iframe");
      if (!made || attribute(made, "src") !== canonical(chart)) lacks.push("a frame of the chart");
      else if (attribute(made, "title") !== sentence) lacks.push("a name of the frame");
      return lacks.map((lack) => `${unit}: lacks ${lack}`);
    }));
  });

  test(`${site.name}: a chart alone asks for no script and allows none, and its links leave the frame`, () => {
    none(charts(site).flatMap((chart) => {
      const root = document(chart.source()), faults = [];
      if (all(root, "script").length) faults.push("a script");
      const policy = attribute(all(root, "meta").find((one) => attribute(one, "http-equiv") === "Content-Security-Policy"), "content");
      if (!policy.startsWith("default-src 'none'") || /script-src/.test(policy)) faults.push(policy);
      const links = all(root, "a");
      if (!links.length || links.some((link) => attribute(link, "target") !== "_top")) faults.push("a link stays in the frame");
      return faults.map((fault) => `${chart}: ${fault}`);
    }));
  });

  test(`${site.name}: what the button copies is what stands there, and it says so`, () => stage.visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    for (const sample of [own(site, "finding")[0], unitOf(site, charts(site)[0])]) {
      await page.goto(stage.url(sample));
      const buttons = page.locator("[data-copy]");
      for (let at = 0; at < await buttons.count(); at += 1) {
        const button = buttons.nth(at);
        await button.evaluate((one) => { for (let above = one.closest("details"); above; above = above.parentElement.closest("details")) above.open = true; });
        const before = await button.textContent();
        await button.click();
        const done = await button.getAttribute("data-done");
        await page.waitForFunction(([nth, words]) => document.querySelectorAll("[data-copy]")[nth].textContent === words, [at, done]);
        assert.notEqual(done, before);
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), offered(sample)[at]);
      }
      assert.ok(await buttons.count() > 0, `${sample}: nothing to copy`);
    }
  }));

  test(`${site.name}: the snippet shows the chart on a page of another site, at 320 and 700 px, without a script`, async () => {
    const chart = charts(site)[0], snippet = offered(unitOf(site, chart)).find((one) => one.startsWith("<iframe"));
    const here = snippet.replace(site.base.href, stage.root(site));
    assert.notEqual(here, snippet);
    const other = createServer((_, response) => { response.setHeader("content-type", "text/html; charset=utf-8"); response.end(`<!doctype html><html lang="vi"><title>Báo</title><h1>Báo</h1>${here}`); });
    await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    try {
      for (const width of [320, 700]) {
        const page = await context.newPage();
        const faults = watch(page);
        await page.setViewportSize({ width, height: 700 });
        await page.goto(`http://localhost:${other.address().port}/`);
        const frame = page.frameLocator("iframe"), svg = frame.locator("svg.c").first();
        await svg.waitFor();
        const drawn = await svg.boundingBox(), around = await page.locator("iframe").boundingBox();
        assert.ok(drawn.width > 200 && drawn.x >= around.x && drawn.x + drawn.width <= around.x + around.width + 1, `${width} px: ${JSON.stringify([drawn, around])}`);
        assert.ok(drawn.y + drawn.height <= around.y + around.height, `${width} px: the chart ends below its frame`);
        assert.equal(plain(await frame.locator("h1").textContent()), headings(chart, "h1")[0]);
        const inside = page.frames()[1];
        assert.ok(await inside.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the frame scrolls sideways");
        none(faults.filter((fault) => !fault.startsWith("leaves the site"))); // that is what a frame is for
        await page.close();
      }
    } finally {
      await context.close();
      other.close();
    }
  });
}
