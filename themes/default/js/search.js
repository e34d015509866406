/* Search on the page: results under form[data-search], suggestions under form[data-suggest].
 * Without this script both forms still submit. Nothing here evaluates text or writes HTML. The engine, and then the
 * index, are loaded when somebody is about to search. */
(() => {
"use strict";

const PAGE = 20, MOST_SUGGESTIONS = 8, PAUSE = 180;

const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const island = document.getElementById("search-words");
const vocabulary = island ? JSON.parse(island.textContent) : {};
const format = new Intl.NumberFormat(document.documentElement.lang || "vi");
/** An interface word with its {placeholders} filled; empty when the theme has none. */
function say(key, values = {}) {
  const text = own(vocabulary, key) ? String(vocabulary[key]) : "";
  return text.replace(/\{([a-z]+)\}/g, (all, name) => own(values, name) ? values[name] : all);
}

const received = new Map();
globalThis.minhbachIndex = (build, name, data) => received.set(name, { build, data });

/** Runs a script, once for each address, until it has loaded: fetch fails on a page opened from a folder. */
const running = new Map();
function run(address) {
  if (!running.has(address)) {
    running.set(address, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = resolve;
      script.onerror = () => { running.delete(address); reject(new Error(`search: ${address} did not load`)); };
      script.src = address;
      document.head.append(script);
    }));
  }
  return running.get(address);
}

const ownScript = document.currentScript;
const engineAddress = new URL(ownScript.dataset.engine || "search-engine.js", ownScript.dataset.engine ? location.href : ownScript.src).href;
const engines = new Map();
/** The engine over the index of a site, shared by all forms of the page. */
async function engineOf(root) {
  await run(engineAddress);
  if (!engines.has(root)) {
    engines.set(root, new minhbachSearch.Engine(async (name, version) => {
      await run(`${root}search/${name}.js${version ? `?${version}` : ""}`);
      return received.get(name);
    }));
  }
  return engines.get(root);
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** The characters from..to of a text, with marks. */
function marked(text, places, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  for (const [start, end] of places) {
    if (start < from || end > to) continue;
    parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at, to));
  return parts.filter(Boolean);
}

const highlighted = (text, matches) => marked(text, minhbachSearch.spans(text, matches));
const kindWord = (row) => say(`kind.${row.kind}`) || row.kind;
function placeAndYear(row, matches) {
  const place = highlighted(row.place, matches), year = row.year === null ? "" : String(row.year);
  return [...place, row.place && year ? " · " : "", year];
}

function resultOf(row, root, matches) {
  const link = element("a", "", ...highlighted(row.title, matches));
  link.setAttribute("href", root + row.url);
  const places = minhbachSearch.spans(row.text, matches), [from, to] = minhbachSearch.excerpt(row.text, places);
  const text = [from > 0 ? "… " : "", ...marked(row.text, places, from, to), to < row.text.length ? " …" : ""];
  const facts = element("p", "small row", element("span", "", ...placeAndYear(row, matches)));
  if (row.points) facts.append(" ", element("span", "", say("points", { n: row.points }) || row.points));
  if (row.status) {
    facts.append(" ", element("span", `st st-${row.status}`, say(`status.${row.status}`) || row.status));
  }
  return element("li", "hit", element("p", "small", kindWord(row)), element("h3", "", link),
    row.text ? element("p", "", ...text) : "", facts);
}

function searchPage(form) {
  const input = form.querySelector("input[name=q]"), list = document.querySelector("[data-results]");
  const status = document.querySelector("[data-search-status]");
  if (!input || !list) return;
  const root = form.dataset.root || "";
  const announce = (text) => { if (status && status.textContent !== text) status.textContent = text; };
  const more = element("button", "btn");
  more.type = "button";
  more.hidden = true;
  list.after(more);
  let turn = 0, timer = 0, answer = null, shown = 0;

  async function show(mine) {
    const rows = await (await engineOf(root)).rows(answer.ids.slice(shown, shown + PAGE));
    if (mine !== turn) return null;
    const items = rows.map((row) => resultOf(row, root, answer.matches));
    if (shown === 0) list.replaceChildren(...items); else list.append(...items);
    shown += items.length;
    const left = answer.ids.length - shown;
    more.hidden = left <= 0;
    more.textContent = say("more", { n: format.format(Math.min(PAGE, left)) });
    return items[0];
  }

  async function answerQuery(typing) {
    const mine = turn += 1, query = input.value.trim();
    more.hidden = true;
    if (!query) { list.replaceChildren(); announce(say("empty")); return; }
    if (!list.childElementCount) announce(say("loading"));
    try {
      const found = await (await engineOf(root)).search(typing ? input.value : query, { typing });
      if (mine !== turn) return;
      answer = found;
      shown = 0;
      await show(mine);
      if (mine !== turn) return;
      const n = found.ids.length, shortened = query.length > 60 ? `${query.slice(0, 60)}…` : query;
      const key = n === 0 ? "none" : n === 1 ? "one" : "many";
      const slips = found.slips.map((slip) => say("similar", { q: slip }));
      announce([say(key, { n: format.format(n), q: shortened }), ...slips].filter(Boolean).join(" "));
    } catch (error) {
      if (mine !== turn) return;
      list.replaceChildren();
      announce(say("failed"));
    }
  }

  /** Puts the query into the address; a browser that forbids it on file: keeps the address it has. */
  function remember(how) {
    const address = new URL(location.href), query = input.value.trim();
    if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
    if (address.href === location.href) return;
    try { history[how](null, "", address.href); } catch (error) { /* the results are right all the same */ }
  }
  const recall = () => { input.value = new URLSearchParams(location.search).get("q") || ""; return answerQuery(false); };

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
  window.addEventListener("popstate", recall);
  recall();
}

let suggestionLists = 0;

/** A combobox with a list popup (ARIA 1.2): the text stays the reader's own, Enter without a choice submits. */
function suggestions(form) {
  const input = form.querySelector("input[name=q]");
  if (!input) return;
  const root = form.dataset.root || "", id = `suggestions-${suggestionLists += 1}`;
  const kinds = (form.dataset.suggest || "unit finding").split(/\s+/);
  const list = element("ul", "suggestions"), status = element("span", "vh");
  list.id = id;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("suggestions"));
  status.setAttribute("role", "status");
  form.append(list, status);
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id,
    "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let turn = 0, timer = 0, rows = [], chosen = -1;

  function choose(position) {
    chosen = position;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === position)));
    if (position < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", list.children[position].id);
    list.children[position].scrollIntoView({ block: "nearest" });
  }
  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    if (!wanted) choose(-1);
  }
  const close = () => { turn += 1; clearTimeout(timer); open(false); status.textContent = ""; };
  const go = (position) => location.assign(root + rows[position].url);

  async function update() {
    const mine = turn += 1;
    if (!input.value.trim()) { close(); return; }
    try {
      const found = await (await engineOf(root)).search(input.value, { typing: true, kinds });
      const next = await (await engineOf(root)).rows(found.ids.slice(0, MOST_SUGGESTIONS));
      if (mine !== turn) return;
      rows = next;
      list.replaceChildren(...rows.map((row, n) => {
        const option = element("li", "", element("span", "", ...highlighted(row.title, found.matches)), " ",
          element("span", "small", `${kindWord(row)} · `, ...placeAndYear(row, found.matches)));
        option.id = `${id}-${n}`;
        option.setAttribute("role", "option");
        option.addEventListener("click", () => go(n));
        return option;
      }));
      choose(-1);
      open(rows.length > 0);
      status.textContent = say("count", { n: format.format(rows.length) });
    } catch (error) {
      if (mine === turn) close(); // without an index the form still submits
    }
  }

  input.addEventListener("focus", () => engineOf(root).then((engine) => engine.warm()).catch(() => {}), { once: true });
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(update, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const down = event.key === "ArrowDown", count = rows.length + 1;
    if (down || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { if (down) update(); return; }
      choose(((chosen + 1 + (down ? 1 : -1) + count) % count) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, so that a click arrives
}

document.querySelectorAll("form[data-search]").forEach(searchPage);
document.querySelectorAll("form[data-suggest]").forEach(suggestions);
})();
