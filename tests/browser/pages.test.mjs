// Every page of both sites, read as source: its head, its headings, its links.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { none } from "./lib/faults.mjs";
import { attribute, document, elements, inside } from "./lib/html.mjs";
import { KINDS, sites } from "./lib/sites.mjs";
import { survey } from "./lib/survey.mjs";

for (const site of sites) {
  const pages = survey(site);
  const all = [...pages.values()];
  const faults = (look) => none(all.flatMap((seen) => [...look(seen)].map((fault) => `${seen.path}: ${fault}`)));

  test(`${site.name}: every kind of page is there, and no other`, () => {
    assert.deepEqual([...new Set(all.map((seen) => seen.kind))].sort(), [...KINDS].sort());
  });

  test(`${site.name}: every page says its language, its title, what it is about and its address`, () => {
    faults(function* ({ page, path, lang, title, description, canonical }) {
      if (lang !== "vi") yield `lang="${lang}"`;
      if (!title) yield "no title";
      if (!description) yield "no description";
      const address = new URL(path.replace(/(^|\/)index\.html$/, "$1"), page.site.base).href;
      if (page.kind !== "error" && canonical !== address) yield `canonical ${canonical}, not ${address}`;
    });
  });

  test(`${site.name}: every page that can be shared names a picture of the site that networks take`, () => {
    const picture = [...site.files].find((path) => /^assets\/share-.*\.png$/.test(path));
    const bytes = readFileSync(join(site.folder, picture));
    assert.deepEqual([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)], ["PNG", 1200, 630]);
    assert.ok(bytes.length < 5_000);
    faults(function* ({ page, kind, canonical }) {
      if (kind === "chart") return; // it stands in a frame of another page
      const [, named] = /<meta property="og:image" content="([^"]*)"/.exec(page.source()) ?? [];
      if (named !== (canonical ? new URL(picture, site.base).href : undefined)) yield `og:image ${named}`;
    });
  });

  test(`${site.name}: no two pages have one title`, () => {
    const titles = new Map();
    for (const { path, title } of all) titles.set(title, [...(titles.get(title) ?? []), path]);
    none([...titles].filter(([, paths]) => paths.length > 1).map(([title, paths]) => `${paths[0]}: "${title}" is also ${paths.slice(1).join(", ")}`));
  });

  test(`${site.name}: every page has one h1, and no heading skips a level`, () => {
    faults(function* ({ headings }) {
      const top = headings.filter(([level]) => level === 1).length;
      if (top !== 1) yield `${top} h1`;
      let before = 0;
      for (const [level, words] of headings) {
        if (!words) yield `an empty h${level}`;
        if (level > before + 1) yield `h${level} after h${before}: ${words}`;
        before = level;
      }
    });
  });

  test(`${site.name}: every page but the first says where it stands, from the home page down to itself`, () => {
    faults(function* ({ page, kind }) {
      if (["home", "error", "chart"].includes(kind)) return; // a chart alone stands in a frame
      const nav = [...elements(document(page.source()))].find((one) => one.tagName === "nav" && attribute(one, "class") === "crumb");
      const trail = nav ? [...elements(nav)].filter((one) => one.tagName === "li") : [];
      if (trail.length < 2) yield "no trail";
      for (const [at, step] of trail.entries()) {
        const last = at === trail.length - 1, link = [...elements(step)].some((one) => one.tagName === "a");
        if (last !== (attribute(step, "aria-current") === "page")) yield `step ${at + 1} of ${trail.length}: aria-current`;
        if (at === 0 && !link) yield "the trail does not begin with a link";
      }
    });
  });

  test(`${site.name}: years, domains and criteria lead to their neighbours, above and below`, () => {
    const kinds = new Set();
    faults(function* ({ page, kind, path }) {
      const alone = path.split("/").length < 3;
      if (!["year", "domain", "criterion"].includes(kind) || alone) return;
      kinds.add(kind);
      const pagers = page.source().match(/<nav class="pn"/g)?.length ?? 0;
      if (pagers < 2) yield `${pagers} pagers`;
    });
    assert.deepEqual([...kinds].sort(), ["criterion", "domain", "year"]);
  });

  test(`${site.name}: no id stands twice on a page`, () => {
    faults(({ ids }) => ids.filter((id, at) => ids.indexOf(id) !== at));
  });

  test(`${site.name}: no page has styles or scripts of its own, and all it loads lies beside it`, () => {
    faults(function* ({ faults: own, links }) {
      yield* own;
      for (const { name, to, loads } of links) {
        if (loads && /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(to)) yield `<${name}> loads ${to}`;
      }
    });
  });

  test(`${site.name}: every address is relative; the page for errors, seen at any address, starts at the root`, () => {
    faults(function* ({ kind, links }) {
      for (const { name, to } of links) {
        if (/^(https:|mailto:)/.test(to) && name === "a" && !to.startsWith(site.base.href)) continue;
        const fits = kind === "error" ? to.startsWith("#") || to.startsWith(site.base.pathname) : !/^([a-z][a-z0-9+.-]*:|\/)/i.test(to);
        if (!fits) yield `<${name}> ${to}`;
      }
    });
  });

  /** Where a relative link leads: the path of its file and its fragment; null for a link to somewhere else. */
  const targets = new Map();
  function target(path, to) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1), from = /^[#?]/.test(to) ? path : folder;
    const key = `${from} ${to}`;
    if (!targets.has(key)) targets.set(key, resolve(from, to));
    return targets.get(key);
  }
  function resolve(from, to) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return null;
    const url = new URL(to, new URL(from, site.base));
    if (!url.pathname.startsWith(site.base.pathname)) return { outside: true };
    const file = decodeURIComponent(url.pathname.slice(site.base.pathname.length));
    return { file, fragment: decodeURIComponent(url.hash.slice(1)), query: url.searchParams };
  }

  test(`${site.name}: every link leads to a file of the site, and every fragment to a place on it`, () => {
    const places = new Map(all.map((seen) => [seen.path, new Set(seen.ids)]));
    faults(function* ({ path, links }) {
      for (const { name, to } of links) {
        const found = target(path, to);
        if (!found) continue;
        if (found.outside) yield `<${name}> ${to} leaves the site`;
        else if (!site.files.has(found.file)) yield `<${name}> ${to} is no file`;
        else if (found.fragment && places.has(found.file) && !places.get(found.file).has(found.fragment)) yield `<${name}> ${to}: no such place`;
      }
    });
  });

  test(`${site.name}: every link into a filtered list asks for what the filter offers`, () => {
    faults(function* ({ path, links }) {
      for (const { to } of links) {
        const found = target(path, to), fields = found && pages.get(found.file)?.fields;
        if (!fields?.size) continue;
        for (const [name, value] of found.query) {
          if (!fields.get(name)?.has(value)) yield `${to}: ${name}=${value} is no choice`;
        }
      }
    });
  });

  test(`${site.name}: every page can be reached from the home page`, () => {
    const reached = new Set(["index.html"]), left = ["index.html"];
    for (let path = left.pop(); path; path = left.pop()) {
      for (const { to } of pages.get(path).links) {
        const file = target(path, to)?.file;
        if (pages.has(file) && !reached.has(file)) { reached.add(file); left.push(file); }
      }
    }
    none(all.filter((seen) => seen.kind !== "error" && !reached.has(seen.path)).map((seen) => `${seen.path}: no link leads here`));
  });

  test(`${site.name}: the sitemap lists every page once`, () => {
    const sitemap = readFileSync(join(site.folder, "sitemap.xml"), "utf8");
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address).sort();
    assert.deepEqual(listed, all.filter((seen) => seen.kind !== "error").map((seen) => seen.canonical).sort());
  });

  test(`${site.name}: every chart has a name for those who do not see it`, () => {
    const found = [];
    for (const page of site.samples) {
      for (const svg of elements(document(page.source()))) {
        if (svg.tagName !== "svg" || attribute(svg, "aria-hidden") === "true" || inside(svg, "svg")) continue;
        if (!attribute(svg, "aria-label") && !attribute(svg, "aria-labelledby")) found.push(`${page}: an svg without a name`);
        if (attribute(svg, "role") !== "img") found.push(`${page}: an svg without role="img"`);
      }
    }
    none(found);
  });
}
