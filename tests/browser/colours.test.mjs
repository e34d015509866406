// The palette: enough contrast, and nothing that only some eyes, or only paper in colour, could tell apart.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { contrast, difference, luminance, parse, sights } from "./lib/colour.mjs";
import { start } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { real } from "./lib/sites.mjs";

const stage = await start();
after(stage.stop);

const SCHEMES = [{ colorScheme: "light" }, { colorScheme: "dark" }, { media: "print", colorScheme: "dark" }];
const nameOf = ({ media, colorScheme }) => media ?? colorScheme;

const WORDS = ["--ink", "--ink2", "--link", "--got", "--lost", "--ok", "--wait", "--bad"];
const GROUNDS = ["--paper", "--sheet", "--tint"];
const MARKS = ["--got", "--lost", "--ok", "--wait", "--bad", "--edge", "--focus"];
/** Words on grounds of their own. */
const PAIRS = [["--ink", "--soft"], ["--ink2", "--soft"], ["--link", "--soft"], ["--ink", "--mark"], ["--sheet", "--link"],
  ["--ink", "--h1"], ["--ink", "--h2"], ["--ink", "--h3"], ["--h4ink", "--h4"]];
const STATUSES = ["verified", "reported", "in-progress", "not-started", "not-assessed", "superseded", "no-information"];
/** Seen at a glance, also in a narrow part of a bar. */
const APART = 15;

/** The tokens, and how the parts of a status bar are drawn, in each scheme. */
async function palettes() {
  const found = [];
  await stage.visit({}, async (page) => {
    await page.goto(stage.url(real.of("remedies")));
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ media: "screen", ...scheme });
      found.push([nameOf(scheme), ...await page.evaluate((statuses) => {
        const root = getComputedStyle(document.documentElement), svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        document.body.append(svg);
        const drawn = statuses.map((status) => {
          const rect = document.createElementNS(svg.namespaceURI, "rect");
          rect.setAttribute("class", `b-${status}`);
          svg.append(rect);
          const { fill, stroke, strokeDasharray } = getComputedStyle(rect);
          return [status, { fill, outline: stroke === "none" || strokeDasharray === "none" ? "solid" : strokeDasharray }];
        });
        const tokens = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
          .flatMap((rule) => [...(rule.style ?? [])]).filter((name) => /^--/.test(name));
        return [Object.fromEntries([...new Set(tokens)].map((name) => [name, root.getPropertyValue(name).trim()])), Object.fromEntries(drawn)];
      }, STATUSES)]);
    }
  });
  return found;
}

const all = await palettes();

test("difference of colours agrees with the published test pairs", () => {
  // Sharma, Wu and Dalal 2005 give pairs in Lab; these are the ends of the scale, and colours that look the same
  assert.ok(Math.abs(difference([0, 0, 0], [1, 1, 1]) - 100) < 0.01);
  assert.equal(difference([0.2, 0.4, 0.6], [0.2, 0.4, 0.6]), 0);
  // red and green differ for most people, and hardly for who does not see green
  const [red, green] = [parse("#b03a2e"), parse("#4f7a28")];
  assert.ok(difference(red, green) > 40);
  assert.ok(difference(sights.deuteranopia(red), sights.deuteranopia(green)) < 15);
  assert.ok(Math.abs(contrast(parse("#777"), parse("#fff")) - 4.48) < 0.01);
});

for (const [scheme, tokens, drawn] of all) {
  const colour = (name) => { assert.ok(tokens[name], `${scheme}: no ${name}`); return parse(tokens[name]); };

  test(`${scheme}: words stand out from every ground by 4.5, marks by 3`, () => {
    const faults = [];
    const hold = (name, ground, least) => {
      const got = contrast(colour(name), colour(ground));
      if (got < least) faults.push(`${scheme}: ${name} on ${ground} has ${got.toFixed(2)}, ${least} needed`);
    };
    for (const word of WORDS) for (const ground of GROUNDS) hold(word, ground, 4.5);
    for (const [word, ground] of PAIRS) hold(word, ground, 4.5);
    // on paper nothing has the focus
    for (const mark of MARKS.filter((name) => scheme !== "print" || name !== "--focus")) for (const ground of ["--paper", "--sheet"]) hold(mark, ground, 3);
    none(faults);
  });

  test(`${scheme}: any two statuses beside each other differ for every eye and without colour, or have other outlines`, () => {
    const faults = [];
    for (const [at, one] of STATUSES.entries()) for (const other of STATUSES.slice(at + 1)) {
      if (drawn[one].outline !== drawn[other].outline) continue;
      for (const [sight, see] of Object.entries(sights)) {
        const apart = difference(see(parse(drawn[one].fill)), see(parse(drawn[other].fill)));
        if (apart < APART) faults.push(`${scheme}: ${one} and ${other}, ${sight}: ${apart.toFixed(1)}`);
      }
    }
    none(faults);
  });

  test(`${scheme}: the steps of a heat map grow one way for every eye and without colour`, () => {
    const steps = ["--paper", "--h1", "--h2", "--h3", "--h4"].map(colour), faults = [];
    for (const [sight, see] of Object.entries(sights)) {
      const light = steps.map((step) => luminance(see(step)));
      const way = Math.sign(light[4] - light[0]);
      if (!light.every((value, at) => at === 0 || (value - light[at - 1]) * way > 0)) faults.push(`${scheme}: ${sight}: ${light.map((value) => value.toFixed(3))}`);
    }
    none(faults);
  });
}

test("what was reached and what was lost differ by more than colour or differ for every eye", () => {
  const faults = [];
  for (const [scheme, tokens] of all) {
    for (const [one, other] of [["--got", "--got2"], ["--lost", "--lost2"], ["--got", "--tint"]]) for (const [sight, see] of Object.entries(sights)) {
      const apart = difference(see(parse(tokens[one])), see(parse(tokens[other])));
      if (apart < APART) faults.push(`${scheme}: ${one} and ${other}, ${sight}: ${apart.toFixed(1)}`);
    }
  }
  none(faults);
});

test("every badge of a status has a sign of its own and words, so that it needs no colour", async () => {
  const found = new Map();
  for (const page of real.samples) {
    for (const [, code, sign, words] of page.source().matchAll(/<span class="st st-([\w-]+)"><svg class="i" aria-hidden="true"><use href="#i-(\w+)"\/><\/svg>([^<]*)/g)) {
      assert.ok(words.trim(), `${page}: a badge without words`);
      found.set(code, new Set([...(found.get(code) ?? []), sign]));
    }
  }
  const signs = [...found.values()].map((set) => [...set].join());
  assert.ok(found.size >= 4, "there are badges");
  assert.equal(new Set(signs).size, signs.length, `two statuses share a sign: ${[...found].map(([code, set]) => `${code} ${[...set]}`)}`);
});
