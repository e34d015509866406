// What a page costs a cheap phone: bytes on the way, and things that move while it loads.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { sites } from "./lib/sites.mjs";
import { DESK, load, visited } from "./lib/visit.mjs";

/** Pixels that the page of a unit is high on a phone: what is long is folded, not left out. */
const HIGHEST = 12_000;

/** A whole page: HTML, sheet, scripts, pictures, with their headers, as they come over the line. */
const MOST_BYTES = 60 * 1024;
/** What is loaded to answer a question is not part of the page; but nothing may move when the answer comes. */
const ASKED = { query: "?q=thu+tuc+hanh+chinh", most: Infinity };

const stage = await start();
after(stage.stop);

for (const site of sites) {
  test(`${site.name}: a page that people come to, with all it loads, is below 60 KB, and nothing moves while a page loads`, async (t) => {
    const faults = [];
    await Promise.all([...visited(site), { what: "search with a question", page: site.of("search"), ...ASKED }].map(async ({ what, page, query = "", most = MOST_BYTES }) => {
      const { bytes, moved } = await load(stage, stage.url(page) + query);
      const desk = await load(stage, stage.url(page) + query, { screen: DESK });
      const shift = moved.reduce((sum, [value]) => sum + value, 0);
      t.diagnostic(`${what}: ${(bytes / 1024).toFixed(1)} KB, layout shift ${shift.toFixed(3)} (${page.path})`);
      assert.ok(bytes > 5000, "no bytes were counted");
      if (bytes > most) faults.push(`${page}: ${what}: ${bytes} bytes, ${most} allowed`);
      if (desk.moved.length) faults.push(`${page}: ${what}: moves on a desk: ${desk.moved.map(([, nodes]) => nodes).join("; ")}`);
      if (moved.length) faults.push(`${page}: ${what}: moves by ${shift.toFixed(3)}: ${moved.map(([, nodes]) => nodes).join("; ")}`);
    }));
    none(faults.sort());
  });
}

for (const site of sites) {
  test(`${site.name}: the page of no unit is higher than ${HIGHEST} px on a phone`, async (t) => {
    const units = site.pages.filter((page) => page.kind === "unit" && page.path.split("/").length === 3);
    const richest = units.sort((one, other) => other.size - one.size).slice(0, 12);
    let highest = 0;
    none(await stage.each(richest, { viewport: { width: 360, height: 740 } }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      highest = Math.max(highest, height);
      return height > HIGHEST ? [`${height} px`] : [];
    }));
    t.diagnostic(`the highest has ${highest} px`);
    assert.ok(highest > 4_000, "nothing was measured");
  });
}
