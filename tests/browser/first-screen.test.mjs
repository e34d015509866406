// What a reader sees within the first screen of a phone, before any scrolling.

import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { sites } from "./lib/sites.mjs";
import { richestCommune } from "./lib/visit.mjs";

/** The answer of each kind of page, and what must be whole on the first screen. */
const ANSWERS = {
  home: ["h1", ".hero input", "section h2"],
  unit: ["h1", ".stats .main .fig"],
  year: ["h1", ".stats .main .fig"],
  domain: ["h1", ".stats .main .fig"],
  finding: ["h1", ".answers dd"],
  remedies: ["h1", ".stats .main .fig", ".stats > :nth-child(2) .fig"],
};

const stage = await start();
after(stage.stop);

for (const site of sites) {
  // the richest page has the longest heading, but a list has no answer of its own: of remedies that is the board
  const answers = (page) => ANSWERS[page.kind] && (page.kind !== "remedies" || page.path === "khac-phuc/index.html");
  const samples = () => [...site.samples, richestCommune(site)].filter(answers);

  test(`${site.name}: the answer of a page stands on the first screen of a phone`, async () => {
    none(await stage.each(samples(), { viewport: { width: 360, height: 740 } }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const found = [];
      for (const selector of ANSWERS[sample.kind]) {
        const box = await page.locator(`main ${selector}`).first().boundingBox();
        if (!box) found.push(`no ${selector}`);
        else if (box.y + box.height > 740) found.push(`${selector} ends at ${Math.round(box.y + box.height)} px`);
      }
      return found;
    }));
  });

  test(`${site.name}: what the figures of a page mean can be opened beside them`, async () => {
    none(await stage.each(samples(), { viewport: { width: 360, height: 740 } }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const summary = page.locator("main details.meaning > summary").first();
      if (await summary.count() === 0) return ["no figure is explained"];
      await summary.click();
      const terms = await page.locator("main details.meaning[open] dd").count();
      return terms > 0 ? [] : ["nothing is explained"];
    }));
  });
}
