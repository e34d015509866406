/* The search page: results, facets, sorting, and the state of all of them in the address. Uses what search.js offers. */
(() => {
"use strict";

const PAGE = 20, ABOVE = 4, MOST_VALUES = 8, MOST_WORDS = 8, MOST_OFFERS = 3;
/** Of a sentence with one word less nothing sensible is left. */
const MOST_SHORTENED = 5;
/** Facets by their parameter in the address. */
const FACETS = { loai: "kind", nam: "year", "don-vi": "unit", "linh-vuc": "domain", "trang-thai": "status", "mat-diem": "loss" };
/** Bounds of the date by their parameter: a day, a month or a year. */
const BOUNDS = { tu: "from", den: "to" }, BOUND = /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/;
/** Kinds of entries that a query without an answer is led to. */
const TOPICS = ["domain", "page", "criterion"], MOST_TOPICS = 3;
const SORTS = { diem: "points", "moi-nhat": "date" };
const { PAUSE, engineOf, element, marked, answering, highlighted, kindWord, titleOf, placeAndYear, say, format } = globalThis.minhbachFinder;

const names = JSON.parse(document.getElementById("search-domains").textContent);
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const SVG = "http://www.w3.org/2000/svg";

/** The sign of a status, as templates/_macros.html draws it. */
function statusOf(code) {
  const badge = element("span", `st st-${code}`), sign = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use"), icons = JSON.parse(document.getElementById("search-icons").textContent);
  sign.setAttribute("class", "i");
  sign.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${own(icons, code) ? icons[code] : "unk"}`);
  sign.append(use);
  badge.append(sign, say(`status.${code}`) || code);
  return badge;
}

/** A sign for each figure of a hit that the audit doubts, as templates/_macros.html draws them: links to why. */
function marksOf({ doubts }, root) {
  const words = doubts.length ? JSON.parse(document.getElementById("search-marks").textContent) : {};
  return element("span", "marks", ...doubts.map(([verdict, url]) => {
    const [sign, told] = own(words, verdict) ? words[verdict] : ["*", verdict], shown = element("span", "", sign);
    const link = element("a", "mark-audit", shown, element("span", "vh", told));
    shown.setAttribute("aria-hidden", "true");
    link.setAttribute("href", root + url);
    return link;
  }));
}

function resultOf(row, root, matches) {
  const link = element("a", "", ...highlighted(titleOf(row), matches));
  link.setAttribute("href", root + row.url);
  const places = answering(row.text, matches), [from, to] = minhbachSearch.excerpt(row.text, places);
  const text = [from > 0 ? "… " : "", ...marked(row.text, places, from, to), to < row.text.length ? " …" : ""];
  const facts = element("p", "small row", element("span", "", ...placeAndYear(row, matches)));
  if (row.points) {
    const words = say(row.kind === "shortcoming" ? "lost" : "points", { n: row.points });
    facts.append(" ", element("span", "num", words || row.points));
  }
  if (row.status) facts.append(" ", statusOf(row.status));
  return element("li", "hit", element("p", "small", kindWord(row)), element("h3", "", link, row.doubts.length ? marksOf(row, root) : ""),
    row.text ? element("p", "", ...text) : "", facts);
}

/** What a value of a facet is called. */
function valueWord(facet, value) {
  if (facet === "kind") return say(`kind.${value}`) || value;
  if (facet === "loss") return say(`loss.${value}`) || value;
  if (facet === "status") return say(`status.${value}`) || value;
  return facet === "domain" && own(names, value) ? names[value] : value;
}

function searchPage(form) {
  const input = form.querySelector("input[name=q]"), list = document.querySelector("[data-results]");
  const status = document.querySelector("[data-search-status]"), help = document.querySelector("[data-search-help]");
  const panel = document.querySelector("[data-facets]"), order = document.querySelector("[data-sort-by]");
  if (!input || !list) return;
  const root = form.dataset.root || "";
  const announce = (text) => { if (status && status.textContent !== text) status.textContent = text; };
  const more = element("button", "btn");
  more.type = "button";
  more.hidden = true;
  list.after(more);
  let turn = 0, timer = 0, answer = null, shown = 0, filters = {}, sort = "relevance";

  // ---- Address ----

  function read() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    filters = {};
    for (const [name, facet] of Object.entries(FACETS)) {
      const values = asked.getAll(name).filter(Boolean).slice(0, 50);
      if (values.length) filters[facet] = values;
    }
    for (const [name, bound] of Object.entries(BOUNDS)) {
      const value = asked.get(name) || "";
      if (BOUND.test(value)) filters[bound] = value;
    }
    sort = own(SORTS, asked.get("xep") || "") ? SORTS[asked.get("xep")] : "relevance";
    if (order) order.value = sort;
  }

  /** Puts what is asked into the address; a browser that forbids it on file: keeps the address it has. */
  function remember(how) {
    const address = new URL(location.href), query = input.value.trim();
    for (const name of ["q", "xep", ...Object.keys(FACETS), ...Object.keys(BOUNDS)]) address.searchParams.delete(name);
    if (query) address.searchParams.set("q", query);
    for (const [name, facet] of Object.entries(FACETS)) {
      for (const value of filters[facet] || []) address.searchParams.append(name, value);
    }
    for (const [name, bound] of Object.entries(BOUNDS)) if (filters[bound]) address.searchParams.set(name, filters[bound]);
    const sorted = Object.keys(SORTS).find((name) => SORTS[name] === sort);
    if (sorted) address.searchParams.set("xep", sorted);
    if (address.href === location.href) return;
    try { history[how](null, "", address.href); } catch (error) { /* the results are right all the same */ }
  }

  // ---- Results ----

  async function show(mine) {
    const engine = await engineOf(root), ids = answer.ids.slice(shown, shown + PAGE), fresh = shown === 0;
    const matches = minhbachSearch.matcher(answer.words);
    let first = null;
    // what is on the screen does not wait for the texts of what is below it
    for (const some of fresh ? [ids.slice(0, ABOVE), ids.slice(ABOVE)] : [ids]) {
      const rows = some.length ? await engine.rows(some) : [];
      if (mine !== turn) return null;
      const items = rows.map((row) => resultOf(row, root, matches));
      if (fresh && !first) list.replaceChildren(...items); else list.append(...items);
      first = first || items[0] || null;
    }
    shown += ids.length;
    const left = answer.ids.length - shown;
    more.hidden = left <= 0;
    more.textContent = say("more", { n: format.format(Math.min(PAGE, left)) });
    return first;
  }

  /** A link that asks for something else. */
  function instead(words, act) {
    const button = element("button", "btn quiet-btn", words);
    button.type = "button";
    button.addEventListener("click", () => { act(); remember("pushState"); answerQuery(false); input.focus(); });
    return button;
  }

  /** Queries near the one that found nothing and find something: corrected, then with one word less. */
  async function nearby(query, suggestion, mine) {
    const words = query.split(/\s+/).slice(0, MOST_WORDS), engine = await engineOf(root), found = [];
    const fewer = words.length > 1 && words.length <= MOST_SHORTENED ? words.map((_, n) => words.filter((__, m) => m !== n).join(" ")) : [];
    for (const other of new Set([suggestion, ...fewer, ...await engine.nearest(query)])) {
      if (mine !== turn || found.length >= MOST_OFFERS) return found;
      const { ids } = other ? await engine.search(other) : { ids: [] };
      if (ids.length) found.push(other === suggestion ? other : await engine.spell(other, ids.slice(0, MOST_OFFERS)));
    }
    return [...new Set(found)];
  }

  /** What may help when nothing was found, or something else than was typed. */
  async function offer(query, found, mine) {
    if (!help) return;
    const offers = [];
    if (!found.ids.length && Object.keys(filters).length) offers.push(instead(say("unfilter"), () => { filters = {}; }));
    const others = found.ids.length ? [found.suggestion].filter(Boolean) : await nearby(query, found.suggestion, mine);
    if (mine !== turn) return;
    const topics = found.ids.length ? [] : await (await engineOf(root)).topics(query, TOPICS, MOST_TOPICS);
    if (mine !== turn) return;
    for (const other of others) {
      const words = say(other === found.suggestion ? "meant" : "try", { q: other });
      offers.push(instead(words, () => { input.value = other; }));
    }
    if (topics.length) {
      const links = topics.map((row) => { const link = element("a", "", row.title); link.setAttribute("href", root + row.url); return element("li", "", link); });
      offers.push(element("div", "near", element("p", "", say("topics")), element("ul", "chips", ...links)));
    }
    help.replaceChildren(...offers);
    help.hidden = !offers.length;
  }

  async function answerQuery(typing) {
    const mine = turn += 1, query = input.value.trim();
    more.hidden = true;
    document.documentElement.toggleAttribute("data-asked", Boolean(query));
    if (!query) {
      list.replaceChildren();
      if (help) help.hidden = true;
      if (panel) panel.hidden = true;
      document.documentElement.removeAttribute("data-found");
      announce(say("empty"));
      return;
    }
    if (!list.childElementCount) announce(say("loading"));
    try {
      const engine = await engineOf(root);
      const found = await engine.search(typing ? input.value : query, { typing, filters, sort });
      if (mine !== turn) return;
      answer = found;
      shown = 0;
      await show(mine);
      if (mine !== turn) return;
      const n = found.ids.length, shortened = query.length > 60 ? `${query.slice(0, 60)}…` : query;
      const key = n === 0 ? "none" : n === 1 ? "one" : found.exact === false ? "least" : "many";
      const slips = n ? found.slips.map((slip) => say("similar", { q: slip })) : [];
      announce([say(key, { n: format.format(n), q: shortened }), slips.join(" ")].filter(Boolean).join(". "));
      document.documentElement.setAttribute("data-found", n ? "some" : "none");
      await offer(query, found, mine);
      if (panel && (n || Object.keys(filters).length)) {
        panel.hidden = false;
        // counting needs one more file, on a large site a large one: there only when somebody looks
        if (!found.large || panel.open) await facets(query, found, mine);
      } else if (panel) panel.hidden = true;
    } catch (error) {
      if (mine !== turn) return;
      list.replaceChildren();
      announce(say("failed"));
    }
  }

  // ---- Facets ----

  /** Counts of every facet: of one with a choice, over the hits that the other facets leave, so that more can be chosen. */
  async function facets(query, found, mine) {
    const engine = await engineOf(root), counts = await engine.counts(found.ids);
    for (const facet of Object.keys(filters).filter((name) => Array.isArray(filters[name]))) {
      const others = { ...filters, [facet]: [] };
      counts[facet] = (await engine.counts((await engine.search(query, { filters: others })).ids))[facet];
    }
    if (filters.from || filters.to) {
      const { from, to, ...others } = filters;
      counts.date = (await engine.counts((await engine.search(query, { filters: others })).ids)).date;
    }
    if (mine !== turn) return;
    span(counts.date);
    for (const [name, facet] of Object.entries(FACETS)) {
      const field = panel.querySelector(`[data-facet="${name}"]`);
      if (field) fill(field, facet, counts[facet] || {});
    }
  }

  /** The years that the span of dates may begin and end with, each with its hits. */
  function span(counts) {
    const field = panel.querySelector("[data-span]");
    if (!field) return;
    const years = Object.keys(counts);
    for (const [name, bound] of Object.entries(BOUNDS)) {
      const select = field.querySelector(`select[name="${name}"]`), chosen = filters[bound] || "";
      const values = [...new Set([...years, ...(chosen ? [chosen] : [])])].sort().reverse();
      const any = element("option", "", say("any"));
      any.value = "";
      select.replaceChildren(any, ...values.map((value) => {
        const option = element("option", "", own(counts, value) ? say("dated", { year: value, n: format.format(counts[value]) }) : value);
        option.value = value;
        return option;
      }));
      select.value = chosen;
    }
    field.hidden = years.length < 2 && !filters.from && !filters.to;
  }

  function fill(field, facet, counts) {
    const chosen = new Set(filters[facet] || []);
    for (const value of chosen) if (!own(counts, value)) counts[value] = 0;
    let values = Object.entries(counts).sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1]);
    if (facet === "year") values = Object.entries(counts).sort((a, b) => b[0] - a[0]);
    const focused = document.activeElement && document.activeElement.name === field.dataset.facet ? document.activeElement.value : null;
    const labels = values.map(([value, n]) => {
      const box = element("input");
      box.type = "checkbox";
      box.name = field.dataset.facet;
      box.value = value;
      box.checked = chosen.has(value);
      box.addEventListener("change", () => {
        const now = new Set(filters[facet] || []);
        if (box.checked) now.add(value); else now.delete(value);
        if (now.size) filters[facet] = [...now]; else delete filters[facet];
        remember("pushState");
        answerQuery(false);
      });
      return element("label", "", box, element("span", "", valueWord(facet, value)), element("span", "num", format.format(n)));
    });
    const few = labels.slice(0, MOST_VALUES), rest = labels.slice(MOST_VALUES);
    const open = field.querySelector("details[open]");
    field.querySelector("div").replaceChildren(...few);
    if (rest.length) {
      const others = element("details", "", element("summary", "", say("more_values", { n: format.format(rest.length) })), ...rest);
      others.open = Boolean(open);
      field.querySelector("div").append(others);
    }
    field.hidden = values.length < 2 && !chosen.size;
    if (focused !== null) for (const box of field.querySelectorAll("input")) if (box.value === focused) box.focus();
  }

  // ---- What the reader does ----

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember("pushState");
    answerQuery(false);
  });
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    timer = setTimeout(() => { remember("replaceState"); answerQuery(true); }, PAUSE);
  });
  more.addEventListener("click", async () => {
    const first = await show(turn).catch(() => { announce(say("failed")); return null; });
    if (first) first.querySelector("a").focus();
  });
  if (order) {
    order.addEventListener("change", () => { sort = order.value; remember("pushState"); answerQuery(false); });
  }
  if (panel) {
    panel.addEventListener("change", (event) => {
      const name = event.target.name || "";
      if (event.target.tagName !== "SELECT" || !own(BOUNDS, name)) return;
      if (event.target.value) filters[BOUNDS[name]] = event.target.value; else delete filters[BOUNDS[name]];
      remember("pushState");
      answerQuery(false);
    });
    panel.addEventListener("toggle", () => { if (panel.open && answer) facets(input.value.trim(), answer, turn).catch(() => {}); });
  }
  const recall = () => { read(); return answerQuery(false); };
  window.addEventListener("popstate", recall);
  recall();
}

document.querySelectorAll("form[data-search]").forEach(searchPage);
})();
