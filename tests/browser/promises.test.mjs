// What the site promises its readers beside figures: abbreviations spelt out, every kind of figure explained, every
// kind of chart drawn, a wide table on a phone that shows that it goes on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after } from "node:test";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { attribute, document, elements, plain, text } from "./lib/html.mjs";
import { sites } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const theme = (path) => readFileSync(new URL(`../../themes/default/${path}`, import.meta.url), "utf8");
const all = (node, name) => [...elements(node)].filter((element) => element.tagName === name);
/** Every tenth page and the richest of each kind. */
const some = (site) => [...new Set([...site.samples, ...site.pages.filter((_, at) => at % 10 === 0)])];

const words = new Map([...theme("glossary/vi.toml").matchAll(/^"([^"]+)" = "([^"]+)"$/gm)].map(([, short, long]) => [short, long]));

for (const site of sites) {
  test(`${site.name}: an abbreviation in the text of a page is spelt out where it first stands and defined at its end`, () => {
    const found = [];
    let seen = 0;
    for (const page of some(site)) {
      if (page.kind === "chart") continue; // a chart in a frame
      const root = document(page.source()), main = all(root, "main")[0];
      const defined = new Map(all(root, "aside").filter((one) => attribute(one, "class") === "terms")
        .flatMap((list) => all(list, "dt").map((term) => [plain(text(term)), term])));
      for (const term of defined.values()) if (!all(term, "dfn").length) found.push(`${page}: ${plain(text(term))} is no dfn`);
      const marked = new Map();
      for (const one of all(main, "abbr")) {
        const short = plain(text(one));
        if (marked.has(short)) found.push(`${page}: ${short} is spelt out twice`);
        marked.set(short, attribute(one, "title"));
      }
      for (const [short, long] of marked) {
        seen += 1;
        if (words.get(short) !== long) found.push(`${page}: ${short} is said to be ${long}`);
        if (!defined.has(short)) found.push(`${page}: ${short} is not in the list`);
      }
      // paragraphs without a link, a quotation or code in them: whatever stands there is running text
      for (const paragraph of all(main, "p").filter((one) => [...elements(one)].every((part) => ["p", "strong", "em"].includes(part.tagName)))) {
        for (const word of plain(text(paragraph)).match(/(?<![\p{L}\d/.-])\p{Lu}{3,7}(?![\p{L}\d/-])/gu) ?? []) {
          if (words.has(word) && !defined.has(word)) found.push(`${page}: ${word} is spelt out nowhere`);
        }
      }
    }
    none(found);
    assert.ok(seen > 20, `${seen} abbreviations`);
  });
}

test("every kind of figure is explained in plain words on some page, beside it", () => {
  const terms = new Set(theme("i18n/vi/meaning.toml").split(/^\[meaning\./m).slice(1).map((part) => /^term = "(.*)"$/m.exec(part)[1]));
  assert.ok(terms.size >= 10);
  const explained = new Set(sites.flatMap((site) => some(site)).flatMap((page) => all(document(page.source()), "details")
    .filter((one) => /\bmeaning\b/.test(attribute(one, "class") ?? "")).flatMap((one) => all(one, "dt").map((term) => plain(text(term))))));
  none([...terms].filter((term) => !explained.has(term)).map((term) => `${term}: explained nowhere`));
});

test("every kind of chart that a reader is promised is drawn somewhere, as a picture with a name or as a table", () => {
  const pages = sites.flatMap((site) => some(site)).map((page) => page.source());
  const kinds = {
    "line over years": /class="link broken"|class="brk"/, "domains against maximum": />tự chấm [\d.,]+</, dumbbell: /điểm phần trăm<\/text>|class="gap"/,
    waterfall: /fill="url\(#hatch\)"/, strip: /class="med"/, "heat map": /<table class="pin heat/, "small multiples": /<ul class="multiples/,
    "rank over years": /Hạng 1 ở trên cùng/, "remedies over time": /id="qua-thoi-gian"|Mỗi thanh là một ngày có văn bản/,
  };
  none(Object.entries(kinds).filter(([, sign]) => !pages.some((page) => sign.test(page))).map(([kind]) => `${kind}: drawn nowhere`));
});

for (const site of sites) {
  test(`${site.name}: a table wider than a phone keeps its first column, shows that it goes on, and scrolls by key`, async () => {
    let wide = 0;
    none(await stage.each(site.samples, { viewport: { width: 360, height: 740 } }, async (page, sample) => {
      await page.goto(stage.url(sample));
      const tables = await page.evaluate(() => [...document.querySelectorAll("main .scroll")]
        .filter((one) => one.getClientRects().length && one.scrollWidth > one.clientWidth + 1).map((one) => {
          const first = one.querySelector("tbody th"), before = first?.getBoundingClientRect().left;
          one.scrollLeft = one.scrollWidth;
          const after = first?.getBoundingClientRect().left, shade = getComputedStyle(one).backgroundImage;
          one.scrollLeft = 0;
          return { name: one.getAttribute("aria-label"), stays: first ? Math.abs(after - before) < 1 : true, shade: shade.includes("gradient"), focus: one.tabIndex };
        }));
      wide += tables.length;
      return tables.flatMap(({ name, stays, shade, focus }) => [
        ...(stays ? [] : [`${name}: the first column goes`]), ...(shade ? [] : [`${name}: cut without a sign`]), ...(focus === 0 ? [] : [`${name}: no key scrolls it`])]);
    }));
    assert.ok(wide > 3, `${wide} wide tables`);
  });
}
