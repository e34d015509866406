// A page of each kind before axe: WCAG 2.0 to 2.2, A and AA, and its best practices.

import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { eachLook } from "./lib/looks.mjs";
import { sites } from "./lib/sites.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** What another colour scheme can change. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const WIDTHS = [360, 768, 1280];

const stage = await start();
after(stage.stop);

for (const site of sites) {
  test(`${site.name}: axe finds nothing on a page of each kind, at ${WIDTHS.join(", ")} px, light, dark and in forced colours`, async () => {
    none(await eachLook(stage, site.samples, async (page, sample, { colorScheme }) => {
      if (colorScheme === "light") await page.evaluate(axe);
      const rules = colorScheme === "light" ? { type: "tag", values: STANDARDS } : { type: "rule", values: COLOURS };
      const violations = await page.evaluate(async (runOnly) => {
        const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
        return violations.map(({ id, help, nodes }) => ({ id, help, count: nodes.length, html: nodes[0].html, why: nodes[0].failureSummary }));
      }, rules);
      return violations.map(({ id, help, count, html, why }) =>
        `${id} (${count}): ${help}: ${html.slice(0, 160)} ${why.replace(/\s+/g, " ").slice(0, 200)}`);
    }, { widths: WIDTHS, forced: true }));
  });
}
