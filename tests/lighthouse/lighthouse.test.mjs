// Lighthouse's phone (simulated slow 4G, a processor four times slower) on the pages that people come to: 100 in
// performance, accessibility, best practices and search engines, and painted within a second.

import { createServer } from "node:net";
import test, { after } from "node:test";
import lighthouse from "lighthouse";
import { launch } from "../browser/lib/browser.mjs";
import { none } from "../browser/lib/faults.mjs";
import { serve } from "../browser/lib/server.mjs";
import { mau, real } from "../browser/lib/sites.mjs";
import { richestCommune } from "../browser/lib/visit.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
/**
 * What the largest paint may take, in milliseconds. Lighthouse computes it: the network by rule, from the requests that
 * ended before that paint; the processor from what this machine took, four times. While the machine is busy a page looks
 * slower than it is, never faster, so one good load of a few is enough, and ends it.
 */
const MOST_PAINT = 1000, LOADS = 6;

const free = () => new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});
const port = await free();
const browser = await launch(`--remote-debugging-port=${port}`);
after(() => browser.close());

/** What keeps a category below 100. */
function reasons({ categories, audits }) {
  return CATEGORIES.flatMap((id) => categories[id].auditRefs).filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${id}${audits[id].displayValue ? ` ${audits[id].displayValue}` : ""}`);
}

for (const [what, page] of [...["home", "unit", "finding", "year", "search"].map((kind) => [kind, real.of(kind)]), ["commune", richestCommune(mau)]]) {
  test(`Lighthouse gives 100 in everything to a page of the kind ${what}, painted within a second`, async (t) => {
    const server = await serve(page.site);
    after(() => server.close());
    const address = server.url(page).replace(/index\.html$/, "");
    let best = [], lacks = ["nothing ran"];
    for (let load = 0; load < LOADS && lacks.length; load += 1) {
      const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
      const scores = CATEGORIES.map((id) => Math.round(lhr.categories[id].score * 100));
      const painted = lhr.audits["largest-contentful-paint"].numericValue, moved = lhr.audits["cumulative-layout-shift"].numericValue;
      t.diagnostic(`${scores.join("/")}, largest paint ${Math.round(painted)} ms, layout shift ${moved.toFixed(3)}`);
      best = scores;
      lacks = scores.every((score) => score === 100) ? [] : reasons(lhr);
      if (painted >= MOST_PAINT) lacks.push(`the largest paint after ${Math.round(painted)} ms`);
      if (moved > 0) lacks.push(`moves by ${moved.toFixed(3)}`);
    }
    none(lacks.map((reason) => `${page}: ${best.join("/")}: ${reason}`));
  });
}
