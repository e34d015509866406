// Paper: the sheet of a commune is one leaf with a code that leads back to its page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { sites } from "./lib/sites.mjs";

const jsqr = readFileSync(new URL("node_modules/jsqr/dist/jsQR.js", import.meta.url), "utf8");
/** The communes with most to say; a sheet that holds them holds the rest. */
const RICHEST = 12;

const stage = await start();
after(stage.stop);

const sides = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
const sheets = (site) => site.pages.filter((page) => page.kind === "unit" && page.source().includes("data-leaf"))
  .sort((one, other) => other.size - one.size).slice(0, RICHEST);

for (const site of sites) {
  test(`${site.name}: a commune prints on one leaf of A4, two sides at most, and nothing else of its page`, async () => {
    const samples = sheets(site);
    assert.ok(samples.length >= 5, "no commune has a sheet");
    none(await stage.each(samples, {}, async (page, sample) => {
      await page.goto(stage.url(sample));
      const found = [], count = sides(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      if (count < 1 || count > 2) found.push(`${count} sides`);
      await page.emulateMedia({ media: "print" });
      found.push(...await page.evaluate(() => {
        const shown = (element) => element.getClientRects().length > 0;
        const leaf = document.querySelector("[data-leaf]");
        if (!shown(leaf)) return ["the sheet is not there"];
        return [...document.querySelectorAll("main h1, main section")].filter(shown).map((one) => `also prints <${one.localName}> ${one.textContent.trim().slice(0, 30)}`);
      }));
      return found;
    }));
  });

  test(`${site.name}: the code on the sheet leads to the page of the unit`, async () => {
    none(await stage.each(sheets(site).slice(0, 4), { viewport: { width: 700, height: 1000 }, deviceScaleFactor: 3 }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
      await page.emulateMedia({ media: "print" });
      const picture = (await page.locator("[data-leaf] .qr svg").screenshot()).toString("base64");
      // decoded on a page of its own: the policy of the site lets no foreign picture in
      await page.goto("about:blank");
      await page.addScriptTag({ content: jsqr });
      const read = await page.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
        return window.jsQR(pixels, image.width, image.height)?.data ?? null;
      }, picture);
      return read === canonical ? [] : [`the code says ${read}, the page ${canonical}`];
    }));
  });

  test(`${site.name}: on paper an address that leaves the site is written out`, async () => {
    const sample = site.pages.find((page) => /<main[^]*<a href="https:[^"]*" rel="external"/.test(page.source()));
    if (!sample) return; // no document of this site has an original on the web
    await stage.visit({}, async (page) => {
      await page.goto(stage.url(sample));
      await page.emulateMedia({ media: "print" });
      const written = await page.locator("main a[rel=external]").first().evaluate((link) => getComputedStyle(link, "::after").content);
      assert.match(written, /https:/);
    });
  });
}
