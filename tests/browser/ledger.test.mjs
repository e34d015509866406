// The ledger: every figure, date and number of the records is read on the page that is about it, as Vietnamese
// writes it; what is withheld is said to be withheld.

import assert from "node:assert/strict";
import test from "node:test";
import { none } from "./lib/faults.mjs";
import { date, documents, number, records } from "./lib/content.mjs";
import { attribute, document, elements, first, plain, text } from "./lib/html.mjs";
import { sites } from "./lib/sites.mjs";

const TODAY = "2026-11-20";
const published = (record) => record.draft !== true && !(record.publish_on > TODAY);

/** Whether a number or a date stands in a text, and not only within a longer one. */
function says(words, written) {
  return new RegExp(`(?<![\\d.,])${written.replace(/[.+]/g, "\\$&")}(?!\\d|[.,]\\d)`).test(words);
}

/** What a page says: as a whole, with its elements set apart and not, and row by row. */
class Reading {
  #rows;

  constructor(page) {
    this.main = first(document(page.source()), "main");
    this.words = [text(this.main, " "), text(this.main, "")].map(plain);
  }

  has(words) { return this.words.some((all) => all.includes(plain(words))); }

  hasNumber(written) { return this.words.some((all) => says(all, written)); }

  /** What belongs together: rows, items of lists, terms with their descriptions, paragraphs. */
  get rows() {
    this.#rows ??= [...elements(this.main)]
      .filter((one) => ["tr", "li", "p", "dd"].includes(one.tagName) || one.parentNode.tagName === "dl")
      .map((element) => ({ element, words: plain(text(element, " ")) }));
    return this.#rows;
  }

  /** The rows that say all of these words. */
  with(...wanted) {
    const words = wanted.map(plain);
    return this.rows.filter((row) => words.every((one) => row.words.includes(one)));
  }
}

/** Collects what is expected on a page and not found there. */
class Ledger {
  constructor(site) {
    this.site = site;
    this.readings = new Map();
    this.faults = [];
    this.checked = 0;
  }

  on(path) {
    if (!this.readings.has(path)) {
      const page = this.site.pages.find((one) => one.path === path);
      this.readings.set(path, page ? new Reading(page) : null);
      if (!page) this.faults.push(`no page ${path}`);
    }
    return this.readings.get(path);
  }

  expect(path, what, fits) {
    const reading = this.on(path);
    this.checked += 1;
    if (reading && !fits(reading)) this.faults.push(`${path}: ${what}`);
  }

  number(path, what, written) {
    if (written === undefined || written === null) return;
    const wanted = number(String(written));
    this.expect(path, `${what} ${wanted}`, (reading) => reading.hasNumber(wanted));
  }

  /** The same, in one row with the words that it belongs to. */
  beside(path, what, label, written) {
    if (written === undefined || written === null) return;
    const wanted = number(String(written));
    this.expect(path, `${what} ${wanted} beside "${label}"`, (reading) => reading.with(label).some((row) => says(row.words, wanted)));
  }

  date(path, what, iso) {
    if (iso) this.expect(path, `${what} ${date(iso)}`, (reading) => reading.hasNumber(date(iso)));
  }

  words(path, what, words) {
    if (words) this.expect(path, `${what} "${words}"`, (reading) => reading.has(words));
  }

  /** A figure in any of its forms. */
  figure(path, what, figure) {
    if (figure.withheld === true) {
      this.expect(path, `${what} withheld`, (reading) => reading.with(figure.label ?? "", WITHHELD).length > 0);
      return;
    }
    for (const part of ["value", "numerator", "denominator", "stated", "min", "max"]) {
      if (figure.label) this.beside(path, `${what} ${part}`, figure.label, figure[part]);
      else this.number(path, `${what} ${part}`, figure[part]);
    }
    this.date(path, what, figure.date);
    this.words(path, `${what} band`, figure.band);
  }

  end(least) {
    none(this.faults);
    assert.ok(this.checked >= least, `only ${this.checked} figures were looked for`);
  }
}

const WITHHELD = "không công bố";
const unitPage = (id) => `don-vi/${id}/index.html`;
/** The page of a unit in a year: an earlier year has its own, the newest stands on the page of the unit. */
function yearPage(site, id, year) {
  const earlier = `don-vi/${id}/nam/${year}/index.html`;
  return site.files.has(earlier) ? earlier : unitPage(id);
}
/** The pages on which the findings of a unit may stand: its own, and its lists where it has many. */
const listPages = (site, id) => [unitPage(id), ...[...site.files].filter((path) => path.startsWith(`don-vi/${id}/ton-tai/`) && path.endsWith(".html"))];
const findingPage = (id) => `ton-tai/${id}/index.html`;
const documentPage = (id) => `van-ban/${id}/index.html`;
const POINTS = ["self", "appraised", "survey", "total", "lost"];

for (const site of sites) {
  test(`${site.name}: every score, rank, class, bonus and penalty stands on the page of its unit and year`, () => {
    const ledger = new Ledger(site);
    const sets = new Map(records(site, "frameworks").map((set) => [set.id, set]));
    for (const result of records(site, "results")) {
      const path = yearPage(site, result.unit, result.year), what = `${result.year}:`;
      for (const part of POINTS) ledger.number(path, `${what} totals.${part}`, result.totals?.[part]);
      const set = sets.get(result.framework);
      for (const score of result.domains ?? []) {
        const { title } = set.domains.find((domain) => domain.code === score.code);
        for (const part of [...POINTS, "percent"]) ledger.beside(path, `${what} domain ${part}`, title, score[part]);
      }
      for (const score of result.criteria ?? []) {
        const { title } = set.criteria.find((criterion) => (criterion.id ?? criterion.code) === score.criterion);
        for (const part of POINTS) ledger.beside(path, `${what} criterion ${part}`, title, score[part]);
        ledger.words(path, `${what} criterion ${score.criterion} note`, score.note);
      }
      for (const { amount, title } of result.adjustments ?? []) {
        ledger.number(path, `${what} adjustment`, amount);
        ledger.words(path, `${what} adjustment`, title);
      }
      if (result.rank) {
        const rank = `${number(result.rank.position)}/${number(result.rank.of)}`;
        ledger.expect(path, `${what} rank ${rank}`, (reading) => reading.hasNumber(rank)
          || reading.with(number(result.rank.position), number(result.rank.of)).length > 0);
      }
      ledger.words(path, `${what} class`, result.class);
      ledger.words(path, `${what} note`, result.note);
    }
    ledger.end(150);
  });

  test(`${site.name}: every loss, figure, date and step of a remedy stands on the page of its finding`, () => {
    const ledger = new Ledger(site);
    for (const finding of records(site, "findings").filter(published)) {
      const path = findingPage(finding.id);
      ledger.words(path, "title", finding.title);
      for (const part of ["amount", "min", "max"]) ledger.number(path, `loss ${part}`, finding.loss?.[part]);
      for (const figure of finding.figures ?? []) ledger.figure(path, `figure ${figure.label}`, figure);
      ledger.date(path, "due", finding.due);
      for (const step of finding.history ?? []) {
        ledger.date(path, `history as of`, step.as_of);
        ledger.words(path, "history label", step.label);
        for (const figure of step.figures ?? []) ledger.figure(path, `history figure ${figure.label}`, figure);
      }
      ledger.words(path, "locator", finding.source.locator);
      ledger.date(path, "published", finding.published);
    }
    ledger.end(500);
  });

  test(`${site.name}: every finding is listed on the page of each unit that it names, or in the unit's lists, with its loss`, () => {
    const ledger = new Ledger(site);
    for (const finding of records(site, "findings").filter(published)) {
      for (const unit of Array.isArray(finding.units) ? finding.units : []) {
        const leads = (reading) => [...elements(reading.main)]
          .some((one) => one.tagName === "a" && attribute(one, "href")?.includes(`/${finding.id}/`));
        // It may be named elsewhere, too; what counts is the page that lists it with its loss.
        const losses = ["amount", "min", "max"].map((part) => finding.loss?.[part]).filter((loss) => loss !== undefined && finding.kind === "shortcoming");
        const lists = (reading) => leads(reading) && losses.every((loss) => reading.hasNumber(number(String(loss))));
        const paths = listPages(site, unit), path = paths.find((one) => lists(ledger.on(one))) ?? paths[0];
        ledger.expect(path, `a link to ${finding.id}`, leads);
        if (finding.kind === "shortcoming") {
          for (const part of ["amount", "min", "max"]) ledger.number(path, `${finding.id} loss ${part}`, finding.loss?.[part]);
        }
      }
    }
    ledger.end(200);
  });

  test(`${site.name}: every value of an indicator stands on the page of its unit and year, and none that is withheld`, () => {
    const ledger = new Ledger(site);
    for (const indicator of records(site, "indicators")) {
      for (const value of indicator.values) {
        const path = yearPage(site, value.unit, value.year), what = `${indicator.id} ${value.period ?? value.year}`;
        ledger.words(path, "indicator", indicator.title);
        ledger.figure(path, what, { ...value, label: indicator.title });
        ledger.number(path, `${what} target`, value.target);
        if (value.withheld === true) {
          ledger.expect(path, `${what} is withheld, but there is a figure`, (reading) => reading
            .with(indicator.title, WITHHELD, value.year)
            .some(({ element }) => [...elements(element)].every((one) => attribute(one, "class") !== "num")));
        }
      }
    }
    ledger.end(100);
  });

  test(`${site.name}: every document says its number, its date and its title, and so does every document it cites`, () => {
    const ledger = new Ledger(site);
    for (const own of documents(site)) {
      const path = documentPage(own.id);
      for (const one of [own, ...own.references]) {
        ledger.words(path, "number", one.number);
        ledger.date(path, one.number || one.title, one.date);
        ledger.words(path, "title", one.title);
      }
    }
    ledger.end(20);
  });

  test(`${site.name}: every maximum of a criteria set stands on its page`, () => {
    const ledger = new Ledger(site);
    for (const set of records(site, "frameworks")) {
      const path = `bo-tieu-chi/${set.id}/index.html`;
      for (const domain of set.domains ?? []) {
        ledger.words(path, "domain", domain.title);
        for (const part of ["max", "survey_max"]) ledger.number(path, `domain ${domain.code} ${part}`, domain[part]);
      }
      for (const criterion of set.criteria ?? []) {
        ledger.words(path, "criterion", criterion.title);
        ledger.number(path, `criterion ${criterion.code} max`, criterion.max);
      }
      for (const part of ["appraised", "survey", "total"]) ledger.number(path, `scale ${part}`, set.scale?.[part]);
    }
    ledger.end(20);
  });
}
